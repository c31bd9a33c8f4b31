package topicwire.articles.excerpt;

import org.jspecify.annotations.Nullable;

/// Takes a title from the first heading of a body.
public final class Headings {
  private Headings() {}

  /// The text of the first heading of the first level, or null when there is none.
  public static @Nullable String first(String body, boolean html) {
    if (body.isBlank()) {
      return null;
    }
    try {
      var start = Excerpts.start(body, html ? Excerpts.HTML_READ : Excerpts.MARKDOWN_READ);
      var text = html ? HtmlText.heading(start) : MarkdownText.heading(start);
      return text == null || text.isEmpty() ? null : text;
    } catch (RuntimeException _) {
      // A defect of a library is no reason to refuse the article: the file's name is left.
      return null;
    }
  }
}
