package topicwire.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topicwire.local.template.Deployment.CorsDefinition;

/// Cross-origin resource sharing as API Gateway does it: it answers preflights itself, and replaces
/// what a function says of the matter.
final class Cors {
  private final CorsDefinition definition;

  Cors(CorsDefinition definition) {
    this.definition = definition;
  }

  /// Whether a browser asks what it may ask.
  static boolean isPreflight(GatewayRequest request) {
    return request.method().equals("OPTIONS")
        && request.headers().containsKey("origin")
        && request.headers().containsKey("access-control-request-method");
  }

  ProxyReply answerPreflight(GatewayRequest request) {
    var headers = new LinkedHashMap<String, String>();
    if (allows(request)) {
      allow(request, headers);
      headers.put("access-control-allow-methods", String.join(",", definition.methods()));
      headers.put("access-control-allow-headers", String.join(",", definition.headers()));
      headers.put("access-control-max-age", Integer.toString(definition.maximumAge()));
    }
    return new ProxyReply(204, headers, List.of(), new byte[0]);
  }

  /// Says in a reply whether the page that asked may read it.
  void apply(GatewayRequest request, Map<String, String> headers) {
    headers.keySet().removeIf(name -> name.startsWith("access-control-"));
    if (allows(request)) {
      allow(request, headers);
      headers.put("access-control-expose-headers", String.join(",", definition.exposedHeaders()));
    }
  }

  private boolean allows(GatewayRequest request) {
    var origin = request.headers().get("origin");
    return origin != null
        && (definition.origins().contains("*") || definition.origins().contains(origin));
  }

  private void allow(GatewayRequest request, Map<String, String> headers) {
    var any = definition.origins().contains("*");
    headers.put(
        "access-control-allow-origin", any ? "*" : request.headers().getOrDefault("origin", ""));
    if (!any) {
      headers.merge("vary", "origin", (vary, origin) -> vary + ", " + origin);
    }
  }
}
