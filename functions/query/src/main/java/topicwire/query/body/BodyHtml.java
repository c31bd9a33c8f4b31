package topicwire.query.body;

import java.util.Locale;

/// An article's body as HTML: rendered where it is Markdown, and freed of all that could run, send
/// or look like the page around it.
public final class BodyHtml {
  /// Characters. Some thirty times what people write; the worst of inputs take a second or two.
  static final int MAX_LENGTH = 300_000;

  private BodyHtml() {}

  /// The body; empty for one that has no text, or that is too long to be rendered while a caller
  /// waits.
  ///
  /// @param key of the article; its ending tells HTML from Markdown
  /// @param page absolute address that the body's own links and pictures are relative to
  public static String of(String body, String key, String page) {
    if (body.length() > MAX_LENGTH) {
      return "";
    }
    var isHtml = key.toLowerCase(Locale.ROOT).endsWith(".html");
    return Sanitizer.clean(isHtml ? body : Markdown.html(body), page);
  }
}
