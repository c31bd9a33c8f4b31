package topicwire.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * What a function answered: {@code {"statusCode":…,"headers":{…},"cookies":[…],"body":"…",
 * "isBase64Encoded":…}}. Any other JSON is a body by itself, with status 200.
 *
 * @param headers by lower-case names
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record ProxyReply(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A reply of the gateway itself. */
  static ProxyReply ofGateway(int status) {
    return new ProxyReply(
        status,
        new LinkedHashMap<>(Map.of("content-type", GatewayProblem.TYPE)),
        List.of(),
        GatewayProblem.body(status));
  }

  /** Reads a function's output; empty when it is not JSON or has values of wrong types. */
  static Optional<ProxyReply> read(byte[] output) {
    try (var json = JSON.createParser(ObjectReadContext.empty(), output)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return json.currentToken() == null ? Optional.empty() : Optional.of(plain(output));
      }
      return readObject(json, output);
    } catch (StreamReadException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<ProxyReply> readObject(JsonParser json, byte[] output) {
    int status = 0;
    var headers = new LinkedHashMap<String, String>();
    var cookies = new ArrayList<String>();
    var body = "";
    var base64 = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      switch (name) {
        case "statusCode" -> status = json.getValueAsInt();
        case "headers" -> readHeaders(json, headers);
        case "cookies" -> {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            cookies.add(json.getString());
          }
        }
        case "body" -> body = json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getString();
        case "isBase64Encoded" -> base64 = json.getBooleanValue();
        default -> json.skipChildren();
      }
    }
    if (status == 0) {
      return Optional.of(plain(output));
    }
    headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
    return Optional.of(
        new ProxyReply(
            status,
            headers,
            cookies,
            base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8)));
  }

  private static void readHeaders(JsonParser json, Map<String, String> headers) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName().toLowerCase(Locale.ROOT);
      json.nextToken();
      headers.put(name, json.getValueAsString(""));
    }
  }

  private static ProxyReply plain(byte[] output) {
    return new ProxyReply(
        200, new LinkedHashMap<>(Map.of("content-type", "application/json")), List.of(), output);
  }
}
