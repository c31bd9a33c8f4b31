package topicwire.articles.frontmatter;

import topicwire.articles.report.Characters;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/**
 * An article file in its two parts. A fence is a line of three hyphens, which spaces and tabs may
 * follow; the first line must be one, and the next one closes. A {@code ---} inside a block scalar
 * is indented and so is none.
 *
 * @param yaml from the opening fence, for YAML the start of the document, to the closing one: the
 *     lines of this part are the lines of the file
 * @param body everything behind the closing fence's line, verbatim
 */
public record FrontMatter(String yaml, String body) {

  /** Four times the largest front matter known: 179 related stories in 143 KB. */
  public static final int MAX_BYTES = 512 * 1024;

  private static final String FENCE = "---";

  public static FrontMatter split(String text) throws Unreadable {
    if (!text.startsWith(FENCE) || behindFence(text, 0) < 0) {
      throw new Unreadable(
          "front-matter-missing", 1, "expected `---` and nothing else on the first line; add it");
    }
    for (var at = text.indexOf(FENCE, 1); at >= 0; at = text.indexOf(FENCE, at + 1)) {
      var before = text.charAt(at - 1);
      var behind = before == '\n' || before == '\r' ? behindFence(text, at) : -1;
      if (behind >= 0) {
        // Without blanks behind the first fence: the YAML library takes a tab there for
        // indentation.
        var yaml = FENCE + text.substring(Lines.end(text, 0), at);
        checkSize(yaml);
        return new FrontMatter(yaml, text.substring(behind));
      }
    }
    throw new Unreadable(
        "front-matter-unclosed", 1, "the front matter has no end; close it with a line `---`");
  }

  public static void checkSize(String yaml) throws Unreadable {
    if (Characters.exceedsBytes(yaml, MAX_BYTES)) {
      throw new Unreadable(
          "front-matter-too-large",
          1,
          Message.of("expected at most %,d bytes of front matter; shorten it", MAX_BYTES));
    }
  }

  /** Where the next line begins if the one at this index is a fence, else -1. */
  private static int behindFence(String text, int start) {
    var end = start + FENCE.length();
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    var next = Lines.skipBreak(text, end);
    return next > end || end == text.length() ? next : -1;
  }
}
