package topicwire.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topicwire.query.feed.XmlDocument.isAddress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.runtime.http.Json;

/// The rules of JSON Feed 1.1.
final class JsonFeedRules {
  private static final Set<String> OF_FEEDS =
      Set.of(
          "version",
          "title",
          "description",
          "home_page_url",
          "feed_url",
          "next_url",
          "favicon",
          "language",
          "authors",
          "items");
  private static final Set<String> OF_ITEMS =
      Set.of(
          "id",
          "url",
          "title",
          "summary",
          "content_text",
          "content_html",
          "image",
          "date_published",
          "date_modified",
          "language",
          "authors",
          "tags");

  private JsonFeedRules() {}

  /// The target of the next page, empty on the last one.
  static String check(String text) {
    Map<?, ?> feed;
    try (var parser = Json.parse(text.getBytes(UTF_8))) {
      parser.nextToken();
      feed = (Map<?, ?>) value(parser);
      assertThat(parser.nextToken()).isNull();
    }
    assertThat(OF_FEEDS.containsAll(feed.keySet())).as("%s", feed).isTrue();
    assertThat(feed.get("version")).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(text(feed, "title")).isNotBlank();
    isAddress(text(feed, "home_page_url"));
    isAddress(text(feed, "feed_url"));
    checkAuthors(feed);
    var ids = new HashSet<>();
    for (var item : (List<?>) required(feed, "items")) {
      checkItem((Map<?, ?>) item);
      assertThat(ids.add(((Map<?, ?>) item).get("id"))).as("unique to the item").isTrue();
    }
    if (!feed.containsKey("next_url")) {
      return "";
    }
    isAddress(text(feed, "next_url"));
    assertThat(feed.get("next_url")).as("must not be feed_url").isNotEqualTo(feed.get("feed_url"));
    return text(feed, "next_url").replaceFirst("https://wire.example", "");
  }

  private static void checkItem(Map<?, ?> item) {
    assertThat(OF_ITEMS.containsAll(item.keySet())).as("%s", item).isTrue();
    assertThat(text(item, "id")).isNotEmpty();
    // One of the two must be there.
    assertThat(item.containsKey("content_text")).isNotEqualTo(item.containsKey("content_html"));
    isAddress(text(item, "url"));
    for (var date : List.of("date_published", "date_modified")) {
      if (item.containsKey(date)) {
        assertThat(text(item, date))
            .as("RFC 3339")
            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
      }
    }
    if (item.containsKey("image")) {
      isAddress(text(item, "image"));
    }
    if (item.containsKey("tags")) {
      assertThat((List<?>) required(item, "tags")).allMatch(String.class::isInstance);
    }
    if (item.containsKey("authors")) {
      checkAuthors(item);
    }
  }

  /// At least one of name, url and avatar.
  private static void checkAuthors(Map<?, ?> of) {
    for (var author : (List<?>) required(of, "authors")) {
      assertThat(text((Map<?, ?>) author, "name")).isNotEmpty();
    }
  }

  private static String text(Map<?, ?> object, String name) {
    return (String) required(object, name);
  }

  private static Object required(Map<?, ?> object, String name) {
    var value = object.get(name);
    if (value == null) {
      throw new AssertionError("expected " + name + " in " + object);
    }
    return value;
  }

  /// Maps, lists and texts.
  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      default -> parser.getString();
    };
  }

  private static Map<String, Object> object(JsonParser parser) {
    var object = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      assertThat(object.put(name, value(parser))).as(name).isNull();
    }
    return object;
  }

  private static List<Object> list(JsonParser parser) {
    var list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}
