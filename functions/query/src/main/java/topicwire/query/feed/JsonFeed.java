package topicwire.query.feed;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import topicwire.runtime.http.Json;

/// Writes JSON Feed 1.1, `https://www.jsonfeed.org/version/1.1/`.
final class JsonFeed {
  static final String VERSION = "https://jsonfeed.org/version/1.1";

  private JsonFeed() {}

  static byte[] write(Feed feed) {
    return Json.object(json -> {
      json.writeStringProperty("version", VERSION);
      json.writeStringProperty("title", feed.title());
      json.writeStringProperty("description", feed.description());
      json.writeStringProperty("home_page_url", feed.home());
      json.writeStringProperty("feed_url", feed.self());
      if (feed.next() != null) {
        json.writeStringProperty("next_url", feed.next());
      }
      if (!feed.icon().isEmpty()) {
        json.writeStringProperty("favicon", feed.icon());
      }
      json.writeStringProperty("language", feed.language());
      authors(List.of(feed.author()), json);
      json.writeArrayPropertyStart("items");
      feed.items().forEach(item -> item(item, json));
      json.writeEndArray();
    });
  }

  private static void item(FeedItem item, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", item.id());
    json.writeStringProperty("url", item.address());
    json.writeStringProperty("title", item.title());
    if (item.excerpt() != null) {
      json.writeStringProperty("summary", item.excerpt());
    }
    // One of content_html and content_text must be there; the row has no more text than this.
    if (item.content() == null) {
      json.writeStringProperty(
          "content_text", item.excerpt() == null ? item.title() : item.excerpt());
    } else {
      json.writeStringProperty("content_html", item.content());
    }
    if (item.image() != null) {
      json.writeStringProperty("image", item.image());
    }
    if (item.published() != null) {
      json.writeStringProperty("date_published", item.published().toString());
    }
    if (item.updated() != null) {
      json.writeStringProperty("date_modified", item.updated().toString());
    }
    if (item.language() != null) {
      json.writeStringProperty("language", item.language());
    }
    if (!item.authors().isEmpty()) {
      authors(item.authors(), json);
    }
    if (!item.topics().isEmpty()) {
      json.writeArrayPropertyStart("tags");
      item.topics().forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void authors(List<String> names, JsonGenerator json) {
    json.writeArrayPropertyStart("authors");
    for (var name : names) {
      json.writeStartObject();
      json.writeStringProperty("name", name);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
