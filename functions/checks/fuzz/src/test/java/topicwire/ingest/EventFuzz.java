package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Any bytes are messages, readable or not, or no JSON; any text is a message's body.
public final class EventFuzz {
  private static final EventReader READER = new EventReader("articles");
  private static final JsonFactory FACTORY = new JsonFactory();

  private EventFuzz() {}

  /// One run, as Jazzer makes it; throws an error for a wrong result.
  ///
  /// @param input an event, or the body of a queue's message
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      check(READER.read(new ByteArrayInputStream(input)), input.length);
    } catch (JacksonException _) {
      // the call fails, and the queue sends its messages again
    }
    var messages = READER.read(new ByteArrayInputStream(around(new String(input, UTF_8))));
    if (messages.size() != 1) {
      throw new AssertionError("expected one message, found " + messages);
    }
    check(messages, input.length);
  }

  private static void check(List<Message> messages, int bytes) {
    var keys = 0;
    for (var message : messages) {
      keys += message.keys().size();
      if (message.defect() != null && !message.keys().isEmpty()) {
        throw new AssertionError("expected no keys of an unreadable message, found " + message);
      }
    }
    if (keys > bytes) {
      throw new AssertionError("expected fewer keys than bytes, found " + keys);
    }
  }

  private static byte[] around(String body) {
    var event = new ByteArrayOutputStream();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), event)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("Records");
      json.writeStartObject();
      json.writeStringProperty("messageId", "m1");
      json.writeStringProperty("body", body);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    return event.toByteArray();
  }
}
