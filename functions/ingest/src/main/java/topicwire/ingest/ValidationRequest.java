package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The call of [ValidateFunction], read from API Gateway's event.
sealed interface ValidationRequest {

  /// A file to look at, and the key that it would have.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record File(String key, byte[] bytes) implements ValidationRequest {}

  /// A call that cannot be answered.
  ///
  /// @param parameter the query parameter concerned, null when none is
  record Invalid(String code, @Nullable String parameter, String detail)
      implements ValidationRequest {}

  /// The key of a file of which the caller says nothing more.
  String UNNAMED = "article.md";

  /// Reads the event; without a `key` the file is taken for Markdown at the prefix.
  static ValidationRequest read(InputStream event, String prefix) {
    var query = "";
    @Nullable String body = null;
    var encoded = false;
    try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), event)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        var token = json.nextToken();
        switch (name) {
          case "rawQueryString" -> {
            var text = EventReader.text(json, token);
            query = text == null ? "" : text;
          }
          case "body" -> body = EventReader.text(json, token);
          case "isBase64Encoded" -> encoded = token == JsonToken.VALUE_TRUE;
          default -> json.skipChildren();
        }
      }
    }
    if (body == null || body.isEmpty()) {
      return new Invalid(
          "body-missing", null, "Expected an article file as the request's body, found none.");
    }
    var bytes = encoded ? decodeBody(body) : body.getBytes(UTF_8);
    return bytes == null
        ? new Invalid(
            "body-invalid",
            null,
            "Expected the body in base64, as isBase64Encoded says, found something else.")
        : withKey(query, prefix + UNNAMED, bytes);
  }

  private static byte @Nullable [] decodeBody(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      return null; // the answer says so
    }
  }

  private static ValidationRequest withKey(String query, String unnamed, byte[] bytes) {
    var key = unnamed;
    for (var parameter : query.split("&", -1)) {
      if (parameter.isEmpty()) {
        continue;
      }
      var cut = parameter.indexOf('=');
      var name = decode(cut < 0 ? parameter : parameter.substring(0, cut));
      var value = decode(cut < 0 ? "" : parameter.substring(cut + 1));
      if (name == null || !name.equals("key")) {
        return new Invalid(
            "parameter-unknown",
            name,
            "Expected the parameter key or none, found another: leave it out.");
      }
      if (value == null || value.isEmpty()) {
        return new Invalid(
            "parameter-invalid",
            "key",
            "Expected the object key that the file will have, found none: key=_news/x.md");
      }
      key = value;
    }
    return new File(key, bytes);
  }

  private static @Nullable String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return null; // the answer names the parameter
    }
  }
}
