package topicwire.query.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.query.list.DateParameter;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Percent;

/// What feeds, pages and sitemaps say of an article, read of its JSON object in lists or as a
/// whole. Texts stand as in the file.
///
/// @param texts the properties that are texts; those of the provider as `provider.name`
/// @param topics as the article spells them
/// @param images the addresses of its images, whatever the file says
/// @param authors the names of the authors, those of the file before those of its provider
public record ArticleFields(
    Map<String, String> texts, List<String> topics, List<String> images, List<String> authors) {
  public ArticleFields {
    texts = Map.copyOf(texts);
    topics = List.copyOf(topics);
    images = List.copyOf(images);
    authors = List.copyOf(authors);
  }

  /// Reads the UTF-8 bytes of an article's JSON object.
  public static ArticleFields of(byte[] article) {
    var texts = new HashMap<String, String>();
    var topics = new ArrayList<String>();
    var images = new ArrayList<String>();
    var authors = new ArrayList<String>();
    try (var parser = Json.parse(article)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "topics" -> names(parser, "", topics);
          case "author", "authors" -> names(parser, "name", authors);
          case "images" -> names(parser, "url", images);
          case "provider" -> provider(parser, texts, authors);
          default -> text(name, parser, texts);
        }
      }
    }
    return new ArticleFields(texts, topics, images, authors);
  }

  private static void text(String name, JsonParser parser, Map<String, String> texts) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      texts.put(name, parser.getString());
    } else {
      parser.skipChildren();
    }
  }

  private static void provider(JsonParser parser, Map<String, String> texts, List<String> authors) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (name.equals("authors")) {
        names(parser, "name", authors);
      } else {
        text("provider." + name, parser, texts);
      }
    }
  }

  /// A text or the texts of a list; of an object that property which names it.
  private static void names(JsonParser parser, String property, List<String> names) {
    switch (parser.currentToken()) {
      case VALUE_STRING -> add(parser.getString(), names);
      case START_OBJECT -> name(parser, property, names);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          switch (parser.currentToken()) {
            case VALUE_STRING -> add(parser.getString(), names);
            case START_OBJECT -> name(parser, property, names);
            default -> parser.skipChildren();
          }
        }
      }
      default -> parser.skipChildren();
    }
  }

  private static void name(JsonParser parser, String property, List<String> names) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var wanted = parser.currentName().equals(property);
      if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
        add(parser.getString(), names);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void add(String name, List<String> names) {
    if (!name.isBlank() && !names.contains(name)) {
      names.add(name);
    }
  }

  /// The text of a property, null where the file has none.
  public @Nullable String text(String name) {
    return texts.get(name);
  }

  /// Who wrote it: the authors that are named, else the provider, else nobody.
  public List<String> writers() {
    var provider = texts.getOrDefault("provider.name", "");
    return !authors.isEmpty() || provider.isBlank() ? authors : List.of(provider);
  }

  /// The tag of the language that the file names, null where it names none.
  public @Nullable String language() {
    return texts.get("locale");
  }

  /// The page that the article is read at, as a valid address: its own one, or the one that this
  /// API has for it.
  ///
  /// @param origin of this API
  public String page(String origin, String key) {
    var page = web();
    return page == null ? view(origin, key) : Address.of(page);
  }

  /// The article's page here.
  public static String view(String origin, String key) {
    return origin + "/?article=" + Percent.encode(key, "/");
  }

  /// The page that the file names, as it stands there; null where it names none.
  public @Nullable String web() {
    var page = texts.getOrDefault("webUrl", texts.get("originalUrl"));
    return page != null && Address.isOfWeb(page) ? page : null;
  }

  /// The first image that leads somewhere, as a valid address; a path is of the article's page.
  public @Nullable String image() {
    return images.stream()
        .map(image -> Address.resolved(image, web()))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// When the article was changed: as the file says, else when it was uploaded, unless that was
  /// before its publication.
  ///
  /// @param uploadedAt null when that is not known
  public @Nullable Instant updated(@Nullable Instant uploadedAt) {
    var updated = instant("updatedDateTime");
    if (updated != null || uploadedAt == null) {
      return updated;
    }
    var published = instant("publishedDateTime");
    return published == null || uploadedAt.isAfter(published) ? uploadedAt : null;
  }

  private @Nullable Instant instant(String name) {
    var text = texts.get(name);
    return text == null ? null : DateParameter.instant(text);
  }
}
