package topicwire.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads the event of an HTTP API, payload format 2.0. What it does not name is not read, so that
/// nothing that concerns the caller (addresses, identities, cookies) is ever held.
public final class GatewayEvent {
  private GatewayEvent() {}

  /// Headers that an answer depends on. A repeated one comes joined by commas.
  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "host",
          "if-none-match",
          "mcp-method",
          "mcp-name",
          "mcp-protocol-version",
          "origin",
          "x-forwarded-proto");

  private static final Set<String> BODY = Set.of("body", "isBase64Encoded");

  /// The request of the event with its body as text; a field that is missing counts as empty, and
  /// so does a body that is no UTF-8.
  public static Request read(InputStream event) {
    var content = read(event, BODY);
    var request = content.request;
    return new Request(
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.id(),
        text(content.fields));
  }

  private static String text(Map<String, String> fields) {
    var body = fields.getOrDefault("body", "");
    if (!isEncoded(fields)) {
      return body;
    }
    var bytes = decoded(body);
    try {
      return bytes == null ? "" : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return ""; // whoever needs it finds none
    }
  }

  private static boolean isEncoded(Map<String, String> fields) {
    return fields.getOrDefault("isBase64Encoded", "").equals("true");
  }

  /// The request of the event with its body.
  ///
  /// @throws ProblemException when there is none, or none that can be decoded
  public static Submission readSubmission(InputStream event) {
    var content = read(event, BODY);
    var body = content.fields.getOrDefault("body", "");
    if (body.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.BODY_MISSING,
              "Expected an article file as the request's body, found none. Send the file."));
    }
    var bytes = isEncoded(content.fields) ? decoded(body) : body.getBytes(UTF_8);
    if (bytes == null) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.BODY_INVALID,
              "Expected the body in base64, as isBase64Encoded says, found something else. Send"
                  + " the file through the API."));
    }
    return new Submission(content.request, bytes);
  }

  private static byte @Nullable [] decoded(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException _) {
      return null; // the problem says so
    }
  }

  private record Content(Request request, Map<String, String> fields) {}

  private static Content read(InputStream event, Set<String> more) {
    var fields = new HashMap<String, String>();
    Map<String, String> headers = new HashMap<>();
    try (var json = Json.FACTORY.createParser(ObjectReadContext.empty(), event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "expected an event of an HTTP API, a JSON object, found " + json.currentToken());
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "rawPath", "rawQueryString" -> fields.put(name, json.getValueAsString(""));
          case "headers" -> headers = headers(json);
          case "requestContext" -> context(json, fields);
          default -> {
            var text = more.contains(name) ? json.getValueAsString() : null;
            if (text != null) {
              fields.put(name, text);
            }
            json.skipChildren();
          }
        }
      }
    }
    var request =
        new Request(
            fields.getOrDefault("method", ""),
            fields.getOrDefault("rawPath", ""),
            fields.getOrDefault("rawQueryString", ""),
            headers,
            fields.getOrDefault("requestId", ""),
            "");
    return new Content(request, fields);
  }

  private static void context(JsonParser json, Map<String, String> fields) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("http")) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          var field = json.currentName();
          json.nextToken();
          if (field.equals("method")) {
            fields.put(field, json.getValueAsString(""));
          } else {
            json.skipChildren();
          }
        }
      } else if (name.equals("requestId")) {
        fields.put(name, json.getValueAsString(""));
      } else {
        json.skipChildren();
      }
    }
  }

  private static Map<String, String> headers(JsonParser json) {
    var headers = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName().toLowerCase(Locale.ROOT);
      json.nextToken();
      if (HEADERS.contains(name)) {
        headers.put(name, json.getValueAsString(""));
      } else {
        json.skipChildren();
      }
    }
    return headers;
  }
}
