package topicwire.query.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.index.Article;
import topicwire.index.read.Entry;
import topicwire.query.list.DateParameter;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Percent;

/** Reads of an item, as it stands in lists, what feeds say of an article. */
final class FeedItems {
  private static final Pattern ABSOLUTE = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

  private FeedItems() {}

  /**
   * The item of an entry.
   *
   * @param origin what the addresses of this API begin with
   */
  static FeedItem of(Entry entry, String origin) {
    var texts = new HashMap<String, String>();
    var topics = new ArrayList<String>();
    try (var parser = Json.parse(entry.item())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        switch (parser.nextToken()) {
          case VALUE_STRING -> texts.put(name, parser.getString());
          case START_ARRAY -> array(name, parser, texts, topics);
          case START_OBJECT -> object(name, parser, texts);
          default -> {}
        }
      }
    }
    var page = texts.getOrDefault("webUrl", texts.get("originalUrl"));
    var updated = texts.get("updatedDateTime");
    var image = texts.getOrDefault("images.url", "");
    return new FeedItem(
        Identity.ofArticle(entry.key()),
        page == null
            ? origin + "/article?key=" + Percent.encode(entry.key(), "")
            : Address.of(page),
        page != null,
        texts.getOrDefault("title", entry.key()),
        texts.get("excerpt"),
        texts.get("provider.name"),
        published(entry),
        updated == null ? null : DateParameter.instant(updated),
        // Files may name images of their own site by a path, which leads nowhere from here.
        ABSOLUTE.matcher(image).lookingAt() ? Address.of(image) : null,
        topics);
  }

  /** By the second, as the list is ordered. */
  private static @Nullable Instant published(Entry entry) {
    var second = entry.sort().substring(0, Article.UNDATED.length());
    return second.equals(Article.UNDATED) ? null : Instant.parse(second);
  }

  /** The names of topics, and the first image. */
  private static void array(
      String name, JsonParser parser, Map<String, String> texts, List<String> topics) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (name.equals("topics") && parser.currentToken() == JsonToken.VALUE_STRING) {
        topics.add(parser.getString());
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        object(name, parser, texts);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** The texts of an object, named as {@code provider.name}; of several objects the first. */
  private static void object(String name, JsonParser parser, Map<String, String> texts) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var property = name + "." + parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.putIfAbsent(property, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
  }
}
