package topicwire.articles.json;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// Writes JSON; what is absent is left out.
public final class Json {
  /// Several texts are written for each file, one within another, and always in one thread.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  private Json() {}

  /// The JSON text that the content writes.
  public static String write(Consumer<JsonGenerator> content) {
    var writer = new TextWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), writer)) {
      content.accept(json);
    }
    return writer.toString();
  }

  public static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text != null) {
      json.writeStringProperty(name, text);
    }
  }

  public static void texts(JsonGenerator json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      json.writeArrayPropertyStart(name);
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  public static void whole(JsonGenerator json, String name, @Nullable Long number) {
    if (number != null) {
      json.writeNumberProperty(name, (long) number);
    }
  }

  static void truth(JsonGenerator json, String name, @Nullable Boolean truth) {
    if (truth != null) {
      json.writeBooleanProperty(name, truth);
    }
  }

  /// A value that is JSON already.
  public static void raw(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeName(name);
      json.writeRawValue(value);
    }
  }
}
