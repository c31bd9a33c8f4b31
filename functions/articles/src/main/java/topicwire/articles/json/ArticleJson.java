package topicwire.articles.json;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.articles.dates.Moment;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Names;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.parts.ArticleFields;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Label;

/// Writes an article as it is served: in lists, and as a whole.
public final class ArticleJson {

  /// Names that the answer gives a meaning of its own.
  private static final Set<String> RESERVED = Set.of("path", "content");

  private ArticleJson() {}

  /// The article in lists.
  ///
  /// @param without of `images`, `provider` and `authors` those that lists have no room for
  public static String item(String key, ArticleFields article, Set<String> without) {
    return Json.write(json -> {
      json.writeStartObject();
      head(json, key, article);
      Json.whole(json, "quality", article.quality());
      Json.whole(json, "heat", article.heatOrZero());
      tail(json, article, without);
      json.writeEndObject();
    });
  }

  /// The whole article: known fields, then the others in the file's order and under their own
  /// names, then related stories and body.
  public static String detail(
      String key, ArticleFields article, Node.Mapping root, String body, Report report) {
    return Json.write(json -> {
      json.writeStartObject();
      head(json, key, article);
      Json.text(json, "ampWebUrl", article.ampWebUrl());
      Json.text(json, "cdnAmpWebUrl", article.cdnAmpWebUrl());
      Json.whole(json, "quality", article.quality());
      Json.whole(json, "heat", article.heatOrZero());
      Json.truth(json, "published", article.published());
      Json.truth(json, "removed", article.removed());
      tail(json, article, Set.of());
      Json.texts(json, "categories", article.categories());
      Json.texts(json, "aliases", article.aliases());
      root.entries().forEach((name, node) -> other(json, name, node, report));
      Json.raw(json, "related", article.related());
      json.writeStringProperty("content", body);
      json.writeEndObject();
    });
  }

  private static void head(JsonGenerator json, String key, ArticleFields article) {
    var category = article.category();
    @Nullable String name = category == null ? null : category.name();
    json.writeStringProperty("path", key);
    json.writeStringProperty("title", article.title());
    Json.text(json, "excerpt", article.excerpt());
    Json.text(json, "type", article.type());
    Json.text(json, "category", name);
    date(json, "publishedDateTime", article.publishedDateTime());
    date(json, "updatedDateTime", article.updatedDateTime());
    Json.text(json, "webUrl", article.webUrl());
    Json.text(json, "originalUrl", article.originalUrl());
  }

  private static void tail(JsonGenerator json, ArticleFields article, Set<String> without) {
    Json.texts(json, "authors", without.contains("authors") ? List.of() : article.authors());
    Json.text(json, "locale", article.locale());
    Json.raw(json, "provider", without.contains("provider") ? null : article.provider());
    Json.raw(json, "images", without.contains("images") ? null : article.images());
    Json.texts(json, "topics", article.topics().stream().map(Label::name).toList());
  }

  private static void date(JsonGenerator json, String name, @Nullable Moment date) {
    Json.text(json, name, date == null ? null : date.text());
  }

  private static void other(JsonGenerator json, String name, Node node, Report report) {
    if (RESERVED.contains(name)) {
      report.warn(
          "field-reserved",
          node.line(),
          name,
          Message.of("the answer has a `%s` of its own, this one is left out; rename it", name));
    } else if (!isEmpty(node) && !Field.isCanonical(Names.plain(name))) {
      new Values(json, name, report).property(name, node);
    }
  }

  /// An empty text is absent, whatever it stands behind.
  private static boolean isEmpty(Node node) {
    return node instanceof Node.Scalar(var text, var _) && text.isBlank();
  }
}
