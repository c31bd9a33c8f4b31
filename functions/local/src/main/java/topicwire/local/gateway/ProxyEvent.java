package topicwire.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.local.template.Deployment;

/** A request as a function gets it: payload format 2.0. */
final class ProxyEvent {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  static byte[] of(GatewayRequest request, RouteTable.Match match, String requestId, Instant time) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("version", "2.0");
      json.writeStringProperty("routeKey", match.route().key());
      json.writeStringProperty("rawPath", request.decodedPath());
      json.writeStringProperty("rawQueryString", request.query());
      writeHeaders(json, request);
      writeUnlessEmpty(json, "queryStringParameters", request.queryParameters());
      writeContext(json, request, match, requestId, time);
      writeUnlessEmpty(json, "pathParameters", match.parameters());
      writeBody(json, request);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeHeaders(JsonGenerator json, GatewayRequest request) {
    var cookies = request.headers().get("cookie");
    if (cookies != null) {
      json.writeName("cookies").writeStartArray();
      for (var cookie : cookies.split("; *", -1)) {
        json.writeString(cookie);
      }
      json.writeEndArray();
    }
    json.writeName("headers").writeStartObject();
    request
        .headers()
        .forEach((name, value) -> {
          if (!name.equals("cookie")) {
            json.writeStringProperty(name, value);
          }
        });
    json.writeStringProperty("x-forwarded-for", "127.0.0.1");
    json.writeStringProperty("x-forwarded-proto", "http");
    json.writeEndObject();
  }

  private static void writeContext(
      JsonGenerator json,
      GatewayRequest request,
      RouteTable.Match match,
      String requestId,
      Instant time) {
    json.writeName("requestContext").writeStartObject();
    json.writeStringProperty("accountId", Deployment.ACCOUNT);
    json.writeStringProperty("apiId", "local");
    json.writeStringProperty("domainName", request.headers().getOrDefault("host", "127.0.0.1"));
    json.writeStringProperty("domainPrefix", "local");
    json.writeName("http").writeStartObject();
    json.writeStringProperty("method", request.method());
    json.writeStringProperty("path", request.decodedPath());
    json.writeStringProperty("protocol", "HTTP/1.1");
    json.writeStringProperty("sourceIp", "127.0.0.1");
    json.writeStringProperty("userAgent", request.headers().getOrDefault("user-agent", ""));
    json.writeEndObject();
    json.writeStringProperty("requestId", requestId);
    json.writeStringProperty("routeKey", match.route().key());
    json.writeStringProperty("stage", "$default");
    json.writeStringProperty("time", TIME.format(time));
    json.writeNumberProperty("timeEpoch", time.toEpochMilli());
    json.writeEndObject();
  }

  private static void writeUnlessEmpty(
      JsonGenerator json, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      json.writeName(name).writeStartObject();
      values.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  private static void writeBody(JsonGenerator json, GatewayRequest request) {
    var text = request.hasTextBody();
    if (request.body().length > 0) {
      json.writeStringProperty(
          "body",
          text
              ? new String(request.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(request.body()));
    }
    json.writeBooleanProperty("isBase64Encoded", !text && request.body().length > 0);
  }
}
