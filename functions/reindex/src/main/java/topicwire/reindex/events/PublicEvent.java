package topicwire.reindex.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.index.layout.Keys;
import topicwire.index.log.FormerTopics;
import topicwire.index.log.LogRow;
import topicwire.runtime.http.Json;

/// A change of what is public, as others are sent it: an event of CloudEvents 1.0 in JSON. It may
/// be sent several times, and then has the same id. Its sequence, digits that are compared as text,
/// is higher the later it is among those of one subject.
///
/// Source: [CloudEvents
/// 1.0.2](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md), and its extension
/// [sequence](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/sequence.md).
record PublicEvent(Type type, String key, LogRow row) {

  /// What happened.
  enum Type {
    /// An article is public that was not.
    PUBLISHED("article.published"),
    /// It was public before, and is now as the event has it.
    CHANGED("article.changed"),
    /// It is not public any more.
    WITHDRAWN("article.withdrawn");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// What a row says; null for nothing. The row of an article that has expired by now withdraws it,
  /// and says nothing where the article was not public before.
  static @Nullable PublicEvent of(LogRow row, Instant now) {
    var key = row.path();
    if (key == null) {
      return null;
    }
    var isNew = row.was() instanceof FormerTopics.None;
    if (row.isPublic(now)) {
      return new PublicEvent(isNew ? Type.PUBLISHED : Type.CHANGED, key, row);
    }
    return row.kind() == LogRow.Kind.PUT && isNew
        ? null
        : new PublicEvent(Type.WITHDRAWN, key, row);
  }

  /// When it was written, a UTC second.
  Instant time() {
    return Instant.ofEpochSecond(row.at());
  }

  /// The position in the log; of one key, a later change has a higher one, as long as the log is
  /// the same.
  String sequence() {
    return row.row().key().sk();
  }

  /// Unique in a source, and the same whenever the event is sent.
  String id() {
    // With the time, as the positions of a log that was lost are given anew.
    return "%02d-%s-%d".formatted(Keys.logShard(key), sequence(), row.at());
  }

  /// UTF-8 bytes of what is delivered to a standing query, as Standard Webhooks have it.
  ///
  /// @param seen what it is to the query
  ///
  ///   Source: [Standard
  ///   Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
  byte[] body(Type seen, String query) {
    return Json.object(json -> {
      json.writeStringProperty("type", seen.word());
      json.writeStringProperty("timestamp", time().toString());
      json.writeObjectPropertyStart("data");
      json.writeStringProperty("query", query);
      json.writeStringProperty("sequence", sequence());
      data(json, seen);
      json.writeEndObject();
    });
  }

  private void data(JsonGenerator json, Type seen) {
    json.writeStringProperty("path", key);
    if (seen != Type.WITHDRAWN) {
      json.writeName("article");
      json.writeRawValue(new String(row.item(), UTF_8));
    }
  }

  /// UTF-8 bytes of the event.
  ///
  /// @param source a URI reference
  byte[] json(String source) {
    return Json.object(json -> {
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("id", id());
      json.writeStringProperty("source", source);
      json.writeStringProperty("type", type.word());
      json.writeStringProperty("subject", key);
      json.writeStringProperty("time", time().toString());
      json.writeStringProperty("sequence", sequence());
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeObjectPropertyStart("data");
      data(json, type);
      json.writeEndObject();
    });
  }
}
