package topicwire.articles.excerpt;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// The text of HTML, as a browser shows it: no scripts, no styles, no comments.
final class HtmlText {
  private HtmlText() {}

  /// The first `<h1>`, else the `<title>`, or null.
  static @Nullable String heading(String html) {
    var document = Jsoup.parse(TemplateMarkup.remove(html, false));
    var heading = document.selectFirst("h1");
    var text = Excerpts.collapse(heading == null ? "" : heading.text());
    return text.isEmpty() ? Excerpts.collapse(document.title()) : text;
  }

  static String first(String html) {
    return Excerpts.collapse(Jsoup.parse(TemplateMarkup.remove(html, false)).body().text());
  }
}
