package topicwire.query.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.index.read.IndexReader;
import topicwire.runtime.http.Json;

/// Gives each related story whose `webUrl` is that of an article published here its `path`. Drafts
/// are never looked for, whoever asks.
final class Related {
  private Related() {}

  static final String FIELD = "related";

  /// Which stories are shown.
  enum Shown {
    ALL,
    /// Only those that are published here.
    INDEXED
  }

  /// The article's JSON object with such paths; a request for each story with a URL.
  static byte[] linked(byte[] article, Shown shown, IndexReader catalog) {
    var urls = urls(article);
    var known = new LinkedHashSet<String>();
    for (var url : urls) {
      if (url != null) {
        known.add(url);
      }
    }
    if (urls.isEmpty()) {
      return article;
    }
    var keys = known.isEmpty() ? Map.<String, String>of() : catalog.keysByUrl(known);
    return withPaths(article, urls, shown, keys);
  }

  /// The `webUrl` of each story in order, null for a story that has none.
  private static List<@Nullable String> urls(byte[] article) {
    var urls = new ArrayList<@Nullable String>();
    try (var parser = Json.parse(article)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var related = parser.currentName().equals(FIELD);
        if (parser.nextToken() == JsonToken.START_ARRAY && related) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            urls.add(url(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return urls;
  }

  private static @Nullable String url(JsonParser parser) {
    @Nullable String url = null;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("webUrl")) {
        url = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    return url;
  }

  private static byte[] withPaths(
      byte[] article, List<@Nullable String> urls, Shown shown, Map<String, String> keys) {
    return Json.write(json -> {
      try (var parser = Json.parse(article)) {
        parser.nextToken();
        json.writeStartObject();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = parser.currentName();
          json.writeName(name);
          if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(FIELD)) {
            copyStories(parser, urls, shown, keys, json);
          } else {
            json.copyCurrentStructure(parser);
          }
        }
        json.writeEndObject();
      }
    });
  }

  private static void copyStories(
      JsonParser parser,
      List<@Nullable String> urls,
      Shown shown,
      Map<String, String> keys,
      JsonGenerator json) {
    json.writeStartArray();
    for (var url : urls) {
      var key = url == null ? null : keys.get(url);
      var isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (key == null && shown == Shown.INDEXED) {
        parser.skipChildren();
        continue;
      }
      if (!isObject) {
        json.copyCurrentStructure(parser);
        continue;
      }
      json.writeStartObject();
      if (key != null) {
        json.writeStringProperty("path", key);
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        if (name.equals("path")) {
          parser.skipChildren(); // the file's own word would pass for a link
        } else {
          json.writeName(name);
          json.copyCurrentStructure(parser);
        }
      }
      json.writeEndObject();
    }
    parser.nextToken();
    json.writeEndArray();
  }
}
