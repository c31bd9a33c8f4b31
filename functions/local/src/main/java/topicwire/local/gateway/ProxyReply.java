package topicwire.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function answered: {@code {"statusCode":…,"headers":{…},"cookies":[…],"body":"…",
/// "isBase64Encoded":…}}. Any other JSON is a body by itself, with status 200.
///
/// @param headers by lower-case names
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record ProxyReply(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  private static final JsonMapper JSON = new JsonMapper();

  /// A reply of the gateway itself.
  static ProxyReply ofGateway(int status) {
    return new ProxyReply(
        status,
        new LinkedHashMap<>(Map.of("content-type", GatewayProblem.TYPE)),
        List.of(),
        GatewayProblem.body(status));
  }

  /// A picture that the gateway draws.
  static ProxyReply ofDrawing(String address) {
    return new ProxyReply(
        200,
        new LinkedHashMap<>(
            Map.of("content-type", "image/svg+xml", "cache-control", "max-age=3600")),
        List.of(),
        Drawing.of(address).getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a function's output; empty when it is not JSON or has values of wrong types.
  static Optional<ProxyReply> read(byte[] output) {
    try {
      var root = JSON.readTree(output);
      if (root.isMissingNode()) {
        return Optional.empty();
      }
      var status = root.path("statusCode").asInt(0);
      if (status == 0) {
        return Optional.of(plain(output));
      }
      var headers = new LinkedHashMap<String, String>();
      root.path("headers")
          .forEachEntry(
              (name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.asString("")));
      headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
      var cookies = root.path("cookies").valueStream().map(JsonNode::stringValue).toList();
      var body = root.path("body").isNull() ? "" : root.path("body").stringValue("");
      var base64 = root.path("isBase64Encoded").booleanValue(false);
      return Optional.of(
          new ProxyReply(
              status,
              headers,
              cookies,
              base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8)));
    } catch (JacksonException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static ProxyReply plain(byte[] output) {
    return new ProxyReply(
        200, new LinkedHashMap<>(Map.of("content-type", "application/json")), List.of(), output);
  }
}
