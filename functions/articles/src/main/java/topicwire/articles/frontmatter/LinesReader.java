package topicwire.articles.frontmatter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// Reads a header of `Name: value` lines, as Pelican and MultiMarkdown have it. A line that is
/// indented goes on with the value above. Names have no case, as in both.
///
/// Text that only looks so is no header: it needs a `Title`, and nothing but such lines up to the
/// first blank one. Where a `---` stands in place of the blank line, the lines are YAML, as Hexo
/// has them.
final class LinesReader {

  /// Of a header; those known have up to 12.
  static final int MAX_LINES = 200;

  private static final String TITLE = "title";

  private LinesReader() {}

  /// Where such a header begins, if the line at this index begins one.
  static Opening find(String text, int start) {
    var titled = false;
    var number = 0;
    for (var at = start; number <= MAX_LINES; number++) {
      var end = Lines.end(text, at);
      if (number > 0 && isFence(text, at, end) && titled) {
        return new Opening(FrontMatterSyntax.YAML, start, false);
      }
      if (Fence.behind(text, at) >= 0) {
        return new Opening(
            titled ? FrontMatterSyntax.LINES : FrontMatterSyntax.NONE, titled ? start : 0, false);
      }
      var name = name(text, at, end);
      var more = number > 0 && (Fence.isBlank(text.charAt(at)) || text.startsWith("- ", at));
      if (name == null && !more) {
        break;
      }
      titled |= name != null && name.equals(TITLE);
      at = Lines.skipBreak(text, end);
    }
    return new Opening(FrontMatterSyntax.NONE, 0, false);
  }

  private static boolean isFence(String text, int start, int end) {
    return text.substring(start, end).stripTrailing().equals(FrontMatterSyntax.YAML.fence);
  }

  /// Where the blank line stands that ends the header.
  static int end(String text, int start) {
    var at = start;
    while (Fence.behind(text, at) < 0) {
      at = Lines.skipBreak(text, Lines.end(text, at));
    }
    return at;
  }

  static Node.Mapping read(String header) throws Unreadable {
    var fields = new Node.Builder();
    var number = 1;
    var line = 0;
    var name = "";
    var value = new StringBuilder();
    for (var at = 0; at < header.length(); number++) {
      var end = Lines.end(header, at);
      var next = name(header, at, end);
      if (next != null) {
        add(fields, name, value, line);
        name = next;
        line = number;
        value.setLength(0);
        value.append(header, header.indexOf(':', at) + 1, end);
      } else if (end > at) {
        value.append(' ').append(header.substring(at, end).strip());
      }
      at = Lines.skipBreak(header, end);
    }
    add(fields, name, value, line);
    return fields.mapping(1);
  }

  private static void add(Node.Builder fields, String name, StringBuilder value, int line)
      throws Unreadable {
    if (!name.isEmpty()) {
      var text = value.toString().strip();
      checkText(text, line);
      fields.put(name, text.isEmpty() ? new Node.Absent(line) : new Node.Scalar(text, line));
    }
  }

  private static void checkText(String text, int line) throws Unreadable {
    var control = text.chars().filter(c -> c != '\t' && Character.isISOControl(c)).findFirst();
    if (control.isPresent()) {
      throw new Unreadable(
          "control-character",
          line,
          Message.of(
              "the control character U+%04X is not allowed in front matter; remove it",
              control.getAsInt()));
    }
  }

  /// The name that this line begins with, in lower case, or null.
  private static @Nullable String name(String text, int start, int end) {
    var at = start;
    while (at < end && isOfName(text.charAt(at))) {
      at++;
    }
    var colon = at < end && at > start && text.charAt(at) == ':';
    return colon && (at + 1 == end || Fence.isBlank(text.charAt(at + 1)))
        ? text.substring(start, at).toLowerCase(Locale.ROOT)
        : null;
  }

  private static boolean isOfName(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == '-';
  }
}
