package topicwire.articles.excerpt;

import org.jspecify.annotations.Nullable;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Report;

/// Takes an excerpt from the first text of a body, for articles that give none. The libraries that
/// read Markdown and HTML are loaded with the first such article, not before: most need neither.
public final class Excerpts {

  /// Characters, before the ellipsis.
  static final int LENGTH = 300;

  /// Front text is near the top; Markdown parsers take long over some inputs, this bounds them.
  static final int MARKDOWN_READ = 16 * 1024;

  /// A mail's head and styles alone may have 20 KB.
  static final int HTML_READ = 64 * 1024;

  private Excerpts() {}

  /// The excerpt on one line, cut at a word; null when the body has no text.
  public static @Nullable String of(String body, boolean html, Report report) {
    if (body.isBlank()) {
      return null;
    }
    try {
      var text =
          html
              ? HtmlText.first(start(body, HTML_READ))
              : MarkdownText.first(start(body, MARKDOWN_READ));
      return text.isEmpty() ? null : cut(text);
    } catch (RuntimeException _) {
      // A defect of a library is no reason to refuse the article.
      report.warn(
          "excerpt-unreadable", 0, "excerpt", "the body has no readable start; add `excerpt: …`");
      return null;
    }
  }

  /// The text with every run of white space and control characters as one space, none around.
  static String collapse(String text) {
    var collapsed = new StringBuilder();
    var gap = false;
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (Character.isWhitespace(character)
          || Character.isSpaceChar(character)
          || Character.isISOControl(character)) {
        gap = true;
        continue;
      }
      if (gap && !collapsed.isEmpty()) {
        collapsed.append(' ');
      }
      gap = false;
      collapsed.append(character);
    }
    return collapsed.toString();
  }

  private static String cut(String text) {
    if (!Characters.exceeds(text, LENGTH)) {
      return text;
    }
    var end = text.offsetByCodePoints(0, LENGTH);
    var word = text.lastIndexOf(' ', end);
    return text.substring(0, word > 0 ? word : end) + "…";
  }

  static String start(String body, int length) {
    if (body.length() <= length) {
      return body;
    }
    var end = Character.isHighSurrogate(body.charAt(length - 1)) ? length - 1 : length;
    return body.substring(0, end);
  }
}
