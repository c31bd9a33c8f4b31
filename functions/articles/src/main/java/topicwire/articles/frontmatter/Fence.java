package topicwire.articles.frontmatter;

import org.jspecify.annotations.Nullable;
import topicwire.articles.report.Lines;

/// A line that ends front matter.
///
/// @param start where the line begins
/// @param behind where the next one does
record Fence(int start, int behind) {
  private static final String DOTS = "...";

  /// The fence that closes what the opening began, or null.
  static @Nullable Fence closing(String text, Opening opening) {
    var from = Lines.end(text, opening.start());
    var fence = find(text, opening.syntax().fence, from, text.length());
    if (opening.syntax() != FrontMatterSyntax.YAML) {
      return fence;
    }
    var dots = find(text, DOTS, from, fence == null ? text.length() : fence.start);
    // Dots right before the fence end the YAML document, and the fence the front matter.
    return dots == null || (fence != null && dots.behind == fence.start) ? fence : dots;
  }

  /// The first fence, of a header that none opens.
  static @Nullable Fence first(String text, Opening opening) {
    return find(text, opening.syntax().fence, opening.start(), text.length());
  }

  private static @Nullable Fence find(String text, String fence, int from, int to) {
    for (var at = text.indexOf(fence, from, to);
        at >= 0;
        at = text.indexOf(fence, at + 1, Math.max(at + 1, to))) {
      var before = at == 0 ? '\n' : text.charAt(at - 1);
      var behind = before == '\n' || before == '\r' ? behind(text, at + fence.length()) : -1;
      if (behind >= 0) {
        return new Fence(at, behind);
      }
    }
    return null;
  }

  /// Where the next line begins if this one has only blanks from the index on, else -1.
  static int behind(String text, int index) {
    var end = index;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    var next = Lines.skipBreak(text, end);
    return next > end || end == text.length() ? next : -1;
  }

  static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
