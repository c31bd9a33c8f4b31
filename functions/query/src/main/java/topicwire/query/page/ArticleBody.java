package topicwire.query.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import topicwire.index.Slug;
import topicwire.query.article.Address;
import topicwire.query.article.ArticleFields;
import topicwire.query.body.BodyHtml;
import topicwire.runtime.http.Percent;

/// What a person reads of an article.
final class ArticleBody {
  private static final int DATE = "2024-01-01".length();

  private ArticleBody() {}

  static String write(ArticleFields article, String key, ArticleHead head, LocalLinks links) {
    var body = BodyHtml.of(article.texts().getOrDefault("content", ""), key, head.canonical());
    var html = new Html().single("article");
    html.element("h1", head.title(), "dir", "auto");
    about(article, html);
    if (!head.description().isEmpty()) {
      html.element("p", head.description(), "class", "lead", "dir", "auto");
    }
    var image = article.image();
    // Many bodies begin with the picture that the file names.
    if (image != null && !body.contains(Html.escape(image))) {
      html.single("img", "class", "picture", "src", links.picture(image), "alt", "");
    }
    html.raw("<div class=\"body\" dir=\"auto\">\n" + body + "\n</div>\n");
    source(article, key, body.isEmpty(), links, html);
    topics(article.topics(), links, html);
    return html.raw("</article>\n").toString();
  }

  private static void about(ArticleFields article, Html html) {
    var writers = String.join(", ", article.writers());
    var date = article.texts().getOrDefault("publishedDateTime", "");
    if (writers.isEmpty() && date.isEmpty()) {
      return;
    }
    html.open("p", "class", "meta").text(writers);
    if (!date.isEmpty()) {
      html.text(writers.isEmpty() ? "" : " · ").open("time", "datetime", date);
      html.text(day(date)).close("time");
    }
    html.close("p");
  }

  /// `2 March 2026`, the day where it was published. Without the platform's data of languages,
  /// whose loading takes longer than the whole page.
  private static String day(String date) {
    try {
      var day = LocalDate.parse(date.substring(0, Math.min(DATE, date.length())));
      var month = day.getMonth().name();
      return "%d %s %d"
          .formatted(
              day.getDayOfMonth(),
              month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT),
              day.getYear());
    } catch (DateTimeException _) {
      return date;
    }
  }

  /// Where the article is from, and all of it as data where its text cannot be shown.
  private static void source(
      ArticleFields article, String key, boolean isEmpty, LocalLinks links, Html html) {
    var page = article.web();
    if (page != null) {
      html.open("p", "class", "source").text("Published at ");
      var name = article.texts().getOrDefault("provider.name", Address.of(page));
      if (links.leadsNowhere(Address.of(page))) {
        html.text(name);
      } else {
        html.element("a", name, "href", Address.of(page), "rel", "noopener noreferrer");
      }
      html.close("p");
    } else if (isEmpty) {
      html.open("p", "class", "source");
      html.element(
          "a",
          "The whole file as data",
          "href",
          links.own("/article?key=" + Percent.encode(key, "")));
      html.close("p");
    }
  }

  private static void topics(List<String> topics, LocalLinks links, Html html) {
    var shown = topics.stream().filter(topic -> !Slug.of(topic).isEmpty()).toList();
    if (shown.isEmpty()) {
      return;
    }
    html.open("ul", "class", "topics", "aria-label", "Topics");
    for (var topic : shown) {
      html.open("li");
      html.element("a", topic, "href", links.own("/?topics=" + Percent.encode(Slug.of(topic), "")));
      html.close("li");
    }
    html.close("ul");
  }
}
