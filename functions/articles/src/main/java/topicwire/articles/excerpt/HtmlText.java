package topicwire.articles.excerpt;

import org.jsoup.Jsoup;

/** The text of HTML, as a browser shows it: no scripts, no styles, no comments. */
final class HtmlText {
  private HtmlText() {}

  static String first(String html) {
    return Excerpts.collapse(Jsoup.parse(html).body().text());
  }
}
