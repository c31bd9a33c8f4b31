package topicwire.articles.frontmatter;

import topicwire.articles.report.Characters;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// Looks over TOML before its library does, which is recursive and slow on what means harm: the
/// time and stack that it needs are bounded by what is counted here.
final class TomlBounds {

  /// Ten times the largest known; the library takes half a second for as much when it is cold.
  static final int MAX_BYTES = 64 * 1024;

  /// Of `=` and `,`, also within texts.
  static final int MAX_VALUES = 10_000;

  /// Of `[` and `{`, also within texts: whatever the library makes of them, it goes no deeper.
  static final int MAX_BRACKETS = 2_000;

  private static final String BASIC = "\"\"\"";
  private static final String LITERAL = "'''";

  private final String toml;
  private int depth;
  private int values;
  private int brackets;

  private TomlBounds(String toml) {
    this.toml = toml;
  }

  static void check(String toml) throws Unreadable {
    var bounds = new TomlBounds(toml);
    bounds.total();
    bounds.depth();
  }

  private void total() throws Unreadable {
    for (var at = 0; at < toml.length(); at++) {
      switch (toml.charAt(at)) {
        case '=', ',' -> values++;
        case '[', '{' -> brackets++;
        default -> {
          // nothing that could be many values
        }
      }
      if (values > MAX_VALUES || brackets > MAX_BRACKETS) {
        throw new Unreadable(
            "toml-too-many-nodes",
            Lines.at(toml, at),
            Message.of(
                "expected at most %,d values and %,d lists and tables; shorten the front matter",
                MAX_VALUES, MAX_BRACKETS));
      }
    }
  }

  private void depth() throws Unreadable {
    for (var at = 0; at < toml.length(); at++) {
      switch (toml.charAt(at)) {
        case '[', '{' -> deeper(at);
        case ']', '}' -> depth = Math.max(0, depth - 1);
        case '#' -> at = Lines.end(toml, at) - 1;
        case '"' -> at = endOfText(at, BASIC, true);
        case '\'' -> at = endOfText(at, LITERAL, false);
        default -> {
          // part of a name or a value
        }
      }
    }
  }

  private void deeper(int at) throws Unreadable {
    if (++depth > YamlReader.MAX_DEPTH) {
      throw tooDeep(Lines.at(toml, at));
    }
  }

  static Unreadable tooDeep(int line) {
    return new Unreadable(
        "toml-too-deep",
        line,
        Message.of(
            "lists and tables may stand in one another at most %d deep; flatten them",
            YamlReader.MAX_DEPTH));
  }

  /// The index of the last character of the text that begins here.
  private int endOfText(int start, String triple, boolean escapes) {
    var quote = triple.charAt(0);
    if (toml.startsWith(triple, start)) {
      var at = start + triple.length();
      while (at < toml.length() && !toml.startsWith(triple, at)) {
        at += escapes && toml.charAt(at) == '\\' ? 2 : 1;
      }
      at += triple.length() - 1;
      while (at + 1 < toml.length() && toml.charAt(at + 1) == quote) {
        at++;
      }
      return at;
    }
    var at = start + 1;
    while (at < toml.length() && toml.charAt(at) != quote && toml.charAt(at) != '\n') {
      at += escapes && toml.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  static String checked(String text, int line) throws Unreadable {
    if (Characters.hasLoneSurrogate(text)) {
      throw new Unreadable(
          "toml-escape-invalid",
          line,
          "an escape from \\uD800 to \\uDFFF is half a character; write the character itself");
    }
    return text;
  }
}
