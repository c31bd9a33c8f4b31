package topicwire.query.staticsite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;
import topicwire.index.Visibility;
import topicwire.index.read.topic.Topic;
import topicwire.query.routing.Call;
import topicwire.query.topic.TopicCache;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// The topic definitions as a static site lists its data files: {@code {"value":[{"_id",…}]}}, by
/// `_id`, always the same properties, null for what a definition does not say.
public final class StaticTopics {
  private static final List<String> FIELDS =
      List.of("name", "shortname", "parent", "keywords", "hashtags", "images");

  private final TopicCache topicCache;

  public StaticTopics(TopicCache topicCache) {
    this.topicCache = topicCache;
  }

  /// `/api/topics/index.json`.
  public Reply all(Call call) {
    var topics =
        topicCache.of(Visibility.PUBLISHED).stream()
            .sorted(Comparator.comparing(Topic::slug))
            .toList();
    return Reply.json(
        Json.object(json -> {
          json.writeArrayPropertyStart("value");
          for (var topic : topics) {
            var definition = topic.definition();
            if (definition != null) {
              var fields = StaticItem.fields(definition.getBytes(UTF_8));
              json.writeStartObject();
              json.writeStringProperty("_id", topic.slug());
              for (var name : FIELDS) {
                json.writeName(name);
                json.writeRawValue(fields.getOrDefault(name, "null"));
              }
              json.writeEndObject();
            }
          }
          json.writeEndArray();
        }));
  }
}
