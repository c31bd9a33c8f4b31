package topicwire.runtime.http;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes JSON as a stream.
public final class Json {
  static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// The UTF-8 bytes of what the content writes.
  public static byte[] write(Consumer<JsonGenerator> content) {
    var bytes = new ByteArrayOutputStream();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      content.accept(json);
    }
    return bytes.toByteArray();
  }

  /// The UTF-8 bytes of an object with the properties that the content writes.
  public static byte[] object(Consumer<JsonGenerator> content) {
    return write(json -> {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    });
  }

  /// A parser before the first token of UTF-8 bytes.
  public static JsonParser parse(byte[] json) {
    return FACTORY.createParser(ObjectReadContext.empty(), json);
  }
}
