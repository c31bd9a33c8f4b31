package topicwire.query.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import tools.jackson.core.JsonToken;
import topicwire.index.FlawJson;
import topicwire.index.Visibility;
import topicwire.index.read.Detail;
import topicwire.index.read.IndexReader;
import topicwire.query.body.BodyHtml;
import topicwire.query.body.ContentParameter;
import topicwire.query.list.Slugs;
import topicwire.query.list.StateJson;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;
import topicwire.query.selection.FieldSelection;
import topicwire.query.selection.Inclusion;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/// Whole articles, their related stories linked to those that are published here.
public final class ArticleEndpoint {
  private static final String HTML = "contentHtml";

  /// Twice what browsers and servers commonly take.
  private static final int MAX_URL = 4_000;

  private final IndexReader catalog;
  private final Audience audience;

  public ArticleEndpoint(IndexReader catalog, Audience audience) {
    this.catalog = catalog;
    this.audience = audience;
  }

  /// `/articles/{key+}`, for keys that a path can hold.
  public Reply byPath(Call call) {
    return article(call, call.variable("key"));
  }

  /// `/article?key=`, for every key, and `/article?url=`, for the address of a published article or
  /// one that it had.
  public Reply byParameter(Call call) {
    var key = call.parameters().get("key");
    var url = call.parameters().get("url");
    if (key != null && url != null) {
      throw ProblemException.invalid(
          "url", "Expected either key or url, found both. Leave one of the two out.");
    }
    if (url != null) {
      return article(call, keyOf(url));
    }
    if (key == null || key.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.PARAMETER_MISSING,
              "key",
              "Expected the article's object key, found none. Add it: key=_news/x.md, as the field"
                  + " path of a list's items holds it; or ask by the article's address, url=."));
    }
    return article(call, key);
  }

  private String keyOf(String url) {
    if (url.isEmpty() || url.length() > MAX_URL) {
      throw ProblemException.invalid(
          "url",
          "Expected an address of 1 to %,d characters, found one of %,d. Correct it."
              .formatted(MAX_URL, url.length()));
    }
    var key = catalog.keyOf(url);
    if (key == null) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.ARTICLE_UNKNOWN,
              "url",
              "Expected the webUrl of a published article, or one of its aliases, found %s. Correct it, or ask by key."
                  .formatted(Problem.quote(url))));
    }
    return key;
  }

  private Reply article(Call call, String key) {
    var visible = audience.visible(call);
    var shown = related(call);
    var included = Inclusion.of(call.parameters());
    var fields = FieldSelection.of(call.parameters()).with(included);
    var isRendered =
        fields.names(HTML) || ContentParameter.isFull(call.parameters()) || included.html();
    for (var visibility : Slugs.isKey(key) ? visible : List.<Visibility>of()) {
      var detail = catalog.detail(visibility, key);
      if (detail != null) {
        fields.requireKnown(FieldSelection.namesOf(detail.json()));
        if (audience == Audience.PUBLIC && ArticleMarkdown.isPreferred(call)) {
          return ArticleMarkdown.reply(detail.json(), key, call.origin());
        }
        var linked =
            fields.has(Related.FIELD)
                ? Related.linked(detail.json(), shown, catalog)
                : detail.json();
        var chosen = fields.of(linked);
        var article = isRendered ? withHtml(chosen, detail.json(), key, call.origin()) : chosen;
        return audience == Audience.EDITOR
            ? Reply.json(forEditors(detail, article))
            : Reply.json(article).with("vary", ArticleMarkdown.VARY);
      }
    }
    throw new ProblemException(
        Problem.of(
            Problem.Kind.ARTICLE_UNKNOWN,
            "key",
            "Expected the object key of an article, found %s. Take it from the field path of a list's items.%s"
                .formatted(
                    Problem.quote(key),
                    audience == Audience.EDITOR
                        ? " A file that is no article yet is at /editor/rejections."
                        : "")));
  }

  /// The article with its body as HTML, where it has one that can be rendered. What a file itself
  /// calls so is left out: it is not what callers may show as it is.
  ///
  /// @param whole the same with all its fields
  private static byte[] withHtml(byte[] article, byte[] whole, String key, String origin) {
    var fields = ArticleFields.of(whole);
    var html =
        BodyHtml.of(fields.texts().getOrDefault("content", ""), key, fields.page(origin, key));
    return Json.object(json -> {
      try (var parser = Json.parse(article)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          if (name.equals(HTML)) {
            parser.skipChildren();
          } else {
            json.writeName(name);
            json.copyCurrentStructure(parser);
          }
        }
      }
      if (!html.isEmpty()) {
        json.writeStringProperty(HTML, html);
      }
    });
  }

  private static byte[] forEditors(Detail detail, byte[] article) {
    return Json.object(json -> {
      StateJson.write(detail.times(), detail.hiddenBy(), json);
      json.writeName("warnings");
      json.writeRawValue(FlawJson.ofFlaws(detail.warnings()));
      json.writeName("article");
      json.writeRawValue(new String(article, UTF_8));
    });
  }

  private static Related.Shown related(Call call) {
    return switch (call.parameters().get("related")) {
      case null -> Related.Shown.ALL;
      case "all" -> Related.Shown.ALL;
      case "indexed" -> Related.Shown.INDEXED;
      default ->
          throw ProblemException.invalid(
              "related",
              "Expected all, or indexed for stories that are published here only, found another"
                  + " word. Use one of the two.");
    };
  }
}
