package topicwire.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.query.article.ArticleFields;
import topicwire.query.body.PlainText;
import topicwire.query.site.Site;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Percent;

/// What machines read of an article's page: title, description, canonical address, Open Graph,
/// JSON-LD.
///
/// Source: [The Open Graph protocol](https://ogp.me/). Source: [schema.org,
/// Article](https://schema.org/Article).
final class ArticleHead {
  private final Site site;
  private final ArticleFields article;
  private final String key;
  private final String origin;
  private final @Nullable String updated;

  /// @param uploadedAt null when that is not known
  ArticleHead(
      Site site, ArticleFields article, @Nullable Instant uploadedAt, String key, String origin) {
    this.site = site;
    this.article = article;
    var changedAt = article.updated(uploadedAt);
    updated = changedAt == null ? null : changedAt.toString();
    this.key = key;
    this.origin = origin;
  }

  String title() {
    return article.texts().getOrDefault("title", key);
  }

  /// The excerpt as plain text, empty without one.
  String description() {
    var excerpt = article.text("excerpt");
    return excerpt == null ? "" : PlainText.of(excerpt);
  }

  /// The page that counts: that of the publisher, where the file names one.
  String canonical() {
    return article.page(origin, key);
  }

  /// That of the file, else that of the site.
  String language() {
    return requireNonNullElse(article.language(), site.language());
  }

  String write() {
    var html = new Html();
    html.element("title", title() + " · " + site.title());
    if (!description().isEmpty()) {
      html.single("meta", "name", "description", "content", description());
    }
    html.single("link", "rel", "canonical", "href", canonical());
    var json = origin + "/article?key=" + Percent.encode(key, "");
    html.single("link", "rel", "alternate", "type", "application/json", "href", json);
    openGraph(html);
    html.raw("<script type=\"application/ld+json\">").raw(linkedData()).raw("</script>\n");
    return html.toString();
  }

  private void openGraph(Html html) {
    property("og:type", "article", html);
    property("og:title", title(), html);
    property("og:description", description(), html);
    property("og:url", canonical(), html);
    property("og:site_name", site.title(), html);
    property("og:image", article.image(), html);
    property("article:published_time", article.text("publishedDateTime"), html);
    property("article:modified_time", updated, html);
    article.topics().forEach(topic -> property("article:tag", topic, html));
    var card = article.image() == null ? "summary" : "summary_large_image";
    html.single("meta", "name", "twitter:card", "content", card);
  }

  private static void property(String name, @Nullable String value, Html html) {
    if (value != null && !value.isEmpty()) {
      html.single("meta", "property", name, "content", value);
    }
  }

  /// JSON in which no tag can begin or end: it stands in a script element.
  private String linkedData() {
    var data =
        Json.object(json -> {
          json.writeStringProperty("@context", "https://schema.org");
          json.writeStringProperty("@type", "Article");
          json.writeStringProperty("headline", title());
          text("description", description(), json);
          json.writeStringProperty("mainEntityOfPage", canonical());
          json.writeStringProperty("inLanguage", language());
          text("datePublished", article.text("publishedDateTime"), json);
          text("dateModified", updated, json);
          text("image", article.image(), json);
          authors(json);
          json.writeName("publisher");
          agent("Organization", site.title(), json);
          if (!article.topics().isEmpty()) {
            json.writeArrayPropertyStart("keywords");
            article.topics().forEach(json::writeString);
            json.writeEndArray();
          }
        });
    return new String(data, UTF_8).replace("<", "\\u003c");
  }

  private void authors(JsonGenerator json) {
    var persons = new ArrayList<>(article.authors());
    json.writeArrayPropertyStart("author");
    if (persons.isEmpty()) {
      var provider = article.texts().getOrDefault("provider.name", "");
      agent("Organization", provider.isBlank() ? site.author() : provider, json);
    }
    persons.forEach(name -> agent("Person", name, json));
    json.writeEndArray();
  }

  private static void agent(String type, String name, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("@type", type);
    json.writeStringProperty("name", name);
    json.writeEndObject();
  }

  private static void text(String name, @Nullable String value, JsonGenerator json) {
    if (value != null && !value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }
}
