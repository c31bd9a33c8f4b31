package topicwire.query.body;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Excerpts as plain text. Generators leave entities and tags of HTML in them.
public final class PlainText {
  /// A less-than sign that begins no tag of HTML: "a <b" is about numbers.
  private static final Pattern NO_TAG =
      Pattern.compile(
          "<(?!/?(?:a|abbr|b|blockquote|br|code|del|div|em|figcaption|figure|h[1-6]|hr|i|iframe|img"
              + "|ins|li|mark|ol|p|picture|pre|q|s|script|section|small|source|span|strong|style"
              + "|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)(?:[\\s/][^<>]*)?>|!--)",
          Pattern.CASE_INSENSITIVE);

  private PlainText() {}

  /// The text as a browser shows it: entities decoded once, no markup. What has neither stays as it
  /// is.
  public static String of(String text) {
    return text.indexOf('<') < 0 && text.indexOf('&') < 0 ? text : Html.text(text);
  }

  /// Loads the parser of HTML when it is first used.
  private static final class Html {
    static String text(String html) {
      return Jsoup.parse(NO_TAG.matcher(html).replaceAll("&lt;")).text();
    }
  }
}
