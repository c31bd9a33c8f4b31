package topicwire.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.JsonMembers;
import topicwire.local.template.Deployment;

/// A request as a function gets it: payload format 2.0.
final class ProxyEvent {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  static byte[] of(GatewayRequest request, RouteTable.Match match, String requestId, Instant time) {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", request.decodedPath());
    event.put("rawQueryString", request.query());
    var headers = new LinkedHashMap<String, String>(request.headers());
    var cookies = headers.remove("cookie");
    if (cookies != null) {
      event.put("cookies", cookies.split("; *", -1));
    }
    headers.put("x-forwarded-for", "127.0.0.1");
    headers.put("x-forwarded-proto", "http");
    event.put("headers", headers);
    putUnlessEmpty(event, "queryStringParameters", request.queryParameters());
    event.put("requestContext", context(request, match, requestId, time));
    putUnlessEmpty(event, "pathParameters", match.parameters());
    var isText = request.hasTextBody();
    var hasBody = request.body().length > 0;
    if (hasBody) {
      // An array of bytes is written in base64.
      event.put(
          "body", isText ? new String(request.body(), StandardCharsets.UTF_8) : request.body());
    }
    event.put("isBase64Encoded", hasBody && !isText);
    return JSON.writeValueAsBytes(event);
  }

  private static Map<String, Object> context(
      GatewayRequest request, RouteTable.Match match, String requestId, Instant time) {
    var http =
        JsonMembers.of(
            "method", request.method(),
            "path", request.decodedPath(),
            "protocol", "HTTP/1.1",
            "sourceIp", "127.0.0.1",
            "userAgent", request.headers().getOrDefault("user-agent", ""));
    return JsonMembers.of(
        "accountId",
        Deployment.ACCOUNT,
        "apiId",
        "local",
        "domainName",
        request.headers().getOrDefault("host", "127.0.0.1"),
        "domainPrefix",
        "local",
        "http",
        http,
        "requestId",
        requestId,
        "routeKey",
        match.route().key(),
        "stage",
        "$default",
        "time",
        TIME.format(time),
        "timeEpoch",
        time.toEpochMilli());
  }

  private static void putUnlessEmpty(
      Map<String, Object> event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      event.put(name, values);
    }
  }
}
