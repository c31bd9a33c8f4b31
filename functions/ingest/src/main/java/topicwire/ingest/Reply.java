package topicwire.ingest;

import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The answer to a queue: which messages are to be sent again. Lambda takes anything but this
/// shape, an unknown identifier or an empty answer for success or failure of the whole batch.
///
/// Source: [Partial batch
/// responses](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
final class Reply {
  private Reply() {}

  private static final JsonFactory FACTORY = new JsonFactory();

  /// The messages that are not wholly done, each once.
  static List<Message> unfinished(List<Message> messages, Map<String, Result> results) {
    return messages.stream().filter(message -> !done(message, results)).toList();
  }

  private static boolean done(Message message, Map<String, Result> results) {
    return message.defect() == null
        && message.keys().stream()
            .map(results::get)
            .allMatch(result -> result != null && result.done());
  }

  /// Writes {@code {"batchItemFailures":[{"itemIdentifier":"…"}]}}.
  static void write(Collection<Message> unfinished, OutputStream out) {
    var ids = new LinkedHashSet<String>();
    for (var message : unfinished) {
      if (message.id() != null) {
        ids.add(message.id());
      }
    }
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("batchItemFailures");
      for (var id : ids) {
        json.writeStartObject();
        json.writeStringProperty("itemIdentifier", id);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
