package topicwire.query.staticsite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.runtime.http.Json;

/// An article as the static site has it: always the same properties in the same order, null for
/// what the file does not say, `isCached` false unless it is true.
final class StaticItem {
  private static final List<String> BEFORE_IMAGES =
      List.of(
          "path",
          "title",
          "excerpt",
          "sourceUrl",
          "webUrl",
          "originalUrl",
          "featuredContent",
          "highlight",
          "heat",
          "tags");
  private static final List<String> BEFORE_PROVIDER =
      List.of("type", "ampWebUrl", "cdnAmpWebUrl", "publishedDateTime", "updatedDateTime");
  private static final List<String> IMAGE =
      List.of("url", "width", "height", "title", "attribution");

  private static final Pattern BLANK_LINES = Pattern.compile("\\A\\s*$\\n?", Pattern.MULTILINE);

  private final String locale;

  StaticItem(String locale) {
    this.locale = locale;
  }

  /// Writes the item.
  ///
  /// @param detail UTF-8 bytes of the whole article's JSON object
  void write(byte[] detail, JsonGenerator json) {
    var fields = fields(detail);
    json.writeStartObject();
    BEFORE_IMAGES.forEach(name -> value(json, name, fields.get(name)));
    images(json, fields.get("images"));
    json.writeStringProperty("content", content(fields.getOrDefault("content", "\"\"")));
    BEFORE_PROVIDER.forEach(name -> value(json, name, fields.get(name)));
    provider(json, fields.get("provider"));
    if (fields.containsKey("locale")) {
      value(json, "locale", fields.get("locale"));
    } else {
      json.writeStringProperty("locale", locale);
    }
    var category = fields.get("category");
    value(json, "categories", category == null ? null : "[" + category + "]");
    value(json, "topics", fields.get("topics"));
    // A site of the publisher has authors within providers only.
    if (fields.containsKey("authors")) {
      value(json, "authors", fields.get("authors"));
    }
    json.writeEndObject();
  }

  /// The text of a body: to the static site, blank lines at its beginning are of the fence.
  private static String content(String raw) {
    try (var parser = Json.parse(raw.getBytes(UTF_8))) {
      parser.nextToken();
      return BLANK_LINES.matcher(parser.getString()).replaceFirst("");
    }
  }

  private static void provider(JsonGenerator json, @Nullable String provider) {
    if (provider == null) {
      json.writeNullProperty("provider");
      return;
    }
    var fields = fields(provider.getBytes(UTF_8));
    json.writeObjectPropertyStart("provider");
    value(json, "name", fields.get("name"));
    value(json, "domain", fields.get("domain"));
    images(json, fields.get("images"));
    value(json, "publishers", fields.get("publishers"));
    value(json, "authors", fields.get("authors"));
    json.writeEndObject();
  }

  private static void images(JsonGenerator json, @Nullable String images) {
    if (images == null) {
      json.writeNullProperty("images");
      return;
    }
    json.writeArrayPropertyStart("images");
    try (var parser = Json.parse(images.getBytes(UTF_8))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        var fields = fields(parser);
        json.writeStartObject();
        IMAGE.forEach(name -> value(json, name, fields.get(name)));
        value(json, "isCached", fields.getOrDefault("isCached", "false"));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void value(JsonGenerator json, String name, @Nullable String raw) {
    json.writeName(name);
    json.writeRawValue(raw == null ? "null" : raw);
  }

  /// The properties of a JSON object, each value as JSON.
  static Map<String, String> fields(byte[] object) {
    try (var parser = Json.parse(object)) {
      parser.nextToken();
      return fields(parser);
    }
  }

  /// The same, of the object that the parser stands at; it stands at the object's end after.
  private static Map<String, String> fields(JsonParser parser) {
    var fields = new HashMap<String, String>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, new String(Json.write(json -> json.copyCurrentStructure(parser)), UTF_8));
    }
    return fields;
  }
}
