package topicwire.articles.frontmatter;

import org.jspecify.annotations.Nullable;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// Finds the character that nobody sees and that keeps a fence from being one.
final class Invisible {
  private static final String NO_BREAK_SPACE = "a no-break space";
  private static final String BYTE_ORDER_MARK = "a second byte order mark";

  private Invisible() {}

  /// Refuses a file whose first line would be a fence without such a character.
  static void check(String text, int start, String line) throws Unreadable {
    var found = isFence(line, "---") || isFence(line, "+++") ? first(line) : -1;
    if (found >= 0) {
      throw new Unreadable("invisible-character", Lines.at(text, start), words(found));
    }
  }

  /// Why front matter has no end.
  static Unreadable unclosed(String text, Opening opening) {
    var fence = opening.syntax().fence;
    for (var at = text.indexOf(fence, opening.start() + 1);
        at >= 0;
        at = text.indexOf(fence, at + 1)) {
      var character = aroundFence(text, at, fence);
      if (character >= 0) {
        return new Unreadable("front-matter-unclosed", Lines.at(text, at), words(character));
      }
    }
    return new Unreadable(
        "front-matter-unclosed",
        opening.line(text),
        Message.of("the front matter has no end; close it with a line `%s`", fence));
  }

  private static int aroundFence(String text, int at, String fence) {
    var start = at;
    while (start > 0 && isInvisible(text.charAt(start - 1))) {
      start--;
    }
    var end = at + fence.length();
    while (end < text.length()
        && (isInvisible(text.charAt(end)) || Fence.isBlank(text.charAt(end)))) {
      end++;
    }
    var before = start == 0 ? '\n' : text.charAt(start - 1);
    var whole =
        (before == '\n' || before == '\r')
            && (end == text.length() || Lines.skipBreak(text, end) > end);
    return whole ? first(text.substring(start, end)) : -1;
  }

  private static boolean isFence(String line, String fence) {
    var at = line.indexOf(fence);
    return at >= 0 && aroundFence(line, at, fence) >= 0;
  }

  private static int first(String line) {
    return line.chars().filter(character -> isInvisible((char) character)).findFirst().orElse(-1);
  }

  private static String words(int character) {
    @Nullable String name =
        switch (character) {
          case 0xA0 -> NO_BREAK_SPACE;
          case 0xFEFF -> BYTE_ORDER_MARK;
          default -> "an invisible character";
        };
    return Message.of(
        "expected a fence and nothing else in this line, found %s (U+%04X); remove it",
        name, character);
  }

  private static boolean isInvisible(char character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT -> true;
      case Character.SPACE_SEPARATOR -> character != ' ';
      default -> false;
    };
  }
}
