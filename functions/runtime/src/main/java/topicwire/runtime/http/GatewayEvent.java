package topicwire.runtime.http;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads the event of an HTTP API, payload format 2.0. What it does not name is not read, so that
/// nothing that concerns the caller (addresses, identities, cookies) is ever held.
public final class GatewayEvent {
  private GatewayEvent() {}

  /// Headers that an answer depends on. A repeated one comes joined by commas.
  private static final Set<String> HEADERS =
      Set.of("accept-encoding", "if-none-match", "host", "x-forwarded-proto");

  /// The request of the event; a field that is missing counts as empty.
  public static Request read(InputStream event) {
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
          default -> json.skipChildren();
        }
      }
    }
    return new Request(
        fields.getOrDefault("method", ""),
        fields.getOrDefault("rawPath", ""),
        fields.getOrDefault("rawQueryString", ""),
        headers);
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
