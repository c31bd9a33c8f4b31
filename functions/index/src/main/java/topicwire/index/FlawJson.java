package topicwire.index;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Flaws as the JSON that rows hold and the editor's answers show.
public final class FlawJson {
  private FlawJson() {}

  private static final JsonFactory FACTORY = new JsonFactory();

  /// An array of objects `{"code","line","field","message"}`; `field` only where there is one.
  public static String ofFlaws(List<Flaw> flaws) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      flaws.forEach(flaw -> write(json, flaw));
      json.writeEndArray();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Flaw flaw) {
    json.writeStartObject();
    json.writeStringProperty("code", flaw.code());
    json.writeNumberProperty("line", flaw.line());
    if (flaw.field() != null) {
      json.writeStringProperty("field", flaw.field());
    }
    json.writeStringProperty("message", flaw.message());
    json.writeEndObject();
  }

  /// The flaws of such an array.
  public static List<Flaw> toFlaws(String array) {
    var flaws = new ArrayList<Flaw>();
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), array)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        var code = "";
        var line = 0;
        @Nullable String field = null;
        var message = "";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = json.currentName();
          json.nextToken();
          switch (name) {
            case "code" -> code = json.getString();
            case "line" -> line = json.getIntValue();
            case "field" -> field = json.getString();
            case "message" -> message = json.getString();
            default -> json.skipChildren();
          }
        }
        flaws.add(new Flaw(code, line, field, message));
      }
    }
    return flaws;
  }
}
