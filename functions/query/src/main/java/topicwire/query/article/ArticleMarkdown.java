package topicwire.query.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.query.body.BodyHtml;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// An article as Markdown, for who asks with `Accept: text/markdown`: a short head of front matter,
/// in which texts are quoted as JSON, which is YAML too, and the body. A body in HTML is sanitised,
/// as HTML is part of Markdown.
///
/// Source: [RFC 7763, the media type](https://www.rfc-editor.org/rfc/rfc7763).
final class ArticleMarkdown {
  /// Of every answer that has another form for another caller.
  static final String VARY = "accept";

  private static final String TYPE = "text/markdown";

  private static final List<String> DATES = List.of("publishedDateTime", "updatedDateTime");

  private ArticleMarkdown() {}

  /// Whether the caller would rather have Markdown than JSON.
  static boolean isPreferred(Call call) {
    var accept = call.request().header("accept");
    return accept.toLowerCase(Locale.ROOT).contains(TYPE)
        && AcceptHeader.of(accept).prefers(TYPE, "application/json");
  }

  static Reply reply(byte[] detail, String key, String origin) {
    var article = ArticleFields.of(detail);
    var text = new StringBuilder("---\n");
    property("title", article.text("title"), text);
    property("url", article.page(origin, key), text);
    property("path", key, text);
    DATES.forEach(name -> property(name, article.text(name), text));
    list("authors", article.writers(), text);
    property("provider", article.text("provider.name"), text);
    property("language", article.language(), text);
    list("topics", article.topics(), text);
    property("excerpt", article.text("excerpt"), text);
    text.append("---\n").append(body(article, key, origin));
    return new Reply(
        Status.OK, TYPE + "; charset=utf-8", Map.of("vary", VARY), text.toString().getBytes(UTF_8));
  }

  private static String body(ArticleFields article, String key, String origin) {
    var content = article.texts().getOrDefault("content", "");
    var isHtml = key.toLowerCase(Locale.ROOT).endsWith(".html");
    return isHtml ? BodyHtml.of(content, key, article.page(origin, key)) : content;
  }

  private static void property(String name, @Nullable String value, StringBuilder text) {
    if (value != null && !value.isEmpty()) {
      text.append(name).append(": ").append(quoted(value)).append('\n');
    }
  }

  private static void list(String name, List<String> values, StringBuilder text) {
    if (!values.isEmpty()) {
      text.append(name)
          .append(": [")
          .append(String.join(", ", values.stream().map(ArticleMarkdown::quoted).toList()))
          .append("]\n");
    }
  }

  private static String quoted(String value) {
    return new String(Json.write(json -> json.writeString(value)), UTF_8);
  }
}
