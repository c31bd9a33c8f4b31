package topicwire.articles.excerpt;

import java.util.HashSet;
import java.util.Set;

/// Takes out of a body what only its generator understands and no reader should see: shortcodes and
/// tags of templates, embeds, wiki links' targets, attribute lists, footnote marks. Code spans stay
/// as they are.
final class TemplateMarkup {

  /// Tags between which stands no prose.
  private static final Set<String> WITHOUT_PROSE =
      Set.of(
          "highlight",
          "code",
          "codeblock",
          "comment",
          "mermaid",
          "style",
          "script",
          "schema",
          "chart",
          "math",
          "capture");

  /// Of what stands in one line; longer brackets are text.
  private static final int LONGEST = 500;

  private final String text;
  private final boolean hasCode;
  private final StringBuilder kept;

  /// What a search has not found once it is not looked for again: hostile bodies would make the
  /// time grow with the square of their length.
  private final Set<String> missing = new HashSet<>();

  private int at;

  private TemplateMarkup(String text, boolean hasCode) {
    this.text = text;
    this.hasCode = hasCode;
    kept = new StringBuilder(text.length());
  }

  /// The text without such markup.
  ///
  /// @param hasCode whether backticks enclose code
  static String remove(String text, boolean hasCode) {
    return text.indexOf('{') < 0 && text.indexOf('[') < 0 && text.indexOf('%') < 0
        ? text
        : new TemplateMarkup(text, hasCode).rest();
  }

  private String rest() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '`' -> code();
        case '{' -> brace();
        case '[' -> bracket();
        case '!' -> embed();
        case '<' -> angle();
        case '%' -> comment();
        default -> keep(at + 1);
      }
    }
    return kept.toString();
  }

  private void keep(int end) {
    kept.append(text, at, end);
    at = end;
  }

  /// A code span: as many backticks close it as open it, not far behind.
  private void code() {
    if (!hasCode) {
      keep(at + 1);
      return;
    }
    var run = at;
    while (run < text.length() && text.charAt(run) == '`') {
      run++;
    }
    var fence = text.substring(at, run);
    var end = Math.min(text.length(), fence.length() < 3 ? run + LONGEST : text.length());
    var close = find(fence, run, end);
    keep(close < 0 ? run : close + fence.length());
  }

  private void brace() {
    if (text.startsWith("{{<", at)) {
      tag(3, ">}}");
    } else if (text.startsWith("{{%", at)) {
      tag(3, "%}}");
    } else if (text.startsWith("{{", at)) {
      skipTo("}}", 2);
    } else if (text.startsWith("{%", at)) {
      tag(2, "%}");
    } else if (text.startsWith("{/*", at)) {
      skipTo("*/}", 3);
    } else if (text.startsWith("{:", at)
        || text.startsWith("{#", at)
        || text.startsWith("{.", at)) {
      attributes();
    } else {
      keep(at + 1);
    }
  }

  /// A tag, and what stands between a pair of them where that is no prose.
  private void tag(int length, String close) {
    var name = name(at + length);
    skipTo(close, length);
    if (!WITHOUT_PROSE.contains(name)) {
      return;
    }
    var open = close.equals("%}") ? "{%" : close.equals(">}}") ? "{{<" : "{{%";
    if (missing.contains(name)) {
      return;
    }
    for (var next = text.indexOf(open, at);
        next >= 0;
        next = text.indexOf(open, next + open.length())) {
      var ending = name(next + open.length());
      if (ending.equals("/" + name) || ending.equals("end" + name)) {
        at = next;
        skipTo(close, open.length());
        return;
      }
    }
    missing.add(name);
  }

  /// Where the text stands within these bounds, or -1. A search up to the end that fails is the
  /// last.
  private int find(String wanted, int from, int to) {
    if (missing.contains(wanted)) {
      return -1;
    }
    var found = text.indexOf(wanted, Math.min(from, to), to);
    if (found < 0 && to == text.length()) {
      missing.add(wanted);
    }
    return found;
  }

  /// Where the brackets that open here close, or -1.
  private int closing(String close) {
    var end = text.indexOf(close, at, Math.min(text.length(), at + LONGEST));
    return end >= 0 && text.indexOf('\n', at, end) < 0 ? end : -1;
  }

  private String name(int start) {
    var from = start;
    while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '-')) {
      from++;
    }
    var to = from;
    while (to < text.length() && (Character.isLetter(text.charAt(to)) || text.charAt(to) == '/')) {
      to++;
      if (text.charAt(to - 1) == '/' && to < text.length() && text.charAt(to) == ' ') {
        to++;
      }
    }
    return text.substring(from, to).replace(" ", "");
  }

  /// Behind the end of the markup that begins here, which is text where it has none.
  private void skipTo(String close, int length) {
    var end = find(close, at + length, text.length());
    if (end < 0) {
      keep(at + length);
    } else {
      at = end + close.length();
    }
  }

  private void attributes() {
    var end = closing("}");
    if (end < 0) {
      keep(at + 1);
    } else {
      at = end + 1;
    }
  }

  private void bracket() {
    var link = text.startsWith("[[", at);
    var end = link ? closing("]]") : text.startsWith("[^", at) ? closing("]") : -1;
    if (end < 0) {
      keep(at + 1);
      return;
    }
    if (link) {
      var shown = text.lastIndexOf('|', end);
      kept.append(text, shown > at ? shown + 1 : at + 2, end);
    }
    at = end + (link ? 2 : 1);
  }

  private void embed() {
    if (text.startsWith("![[", at)) {
      skipTo("]]", 3);
    } else {
      keep(at + 1);
    }
  }

  private void angle() {
    if (text.startsWith("<%", at)) {
      skipTo("%>", 2);
    } else {
      keep(at + 1);
    }
  }

  /// What notes leave out: `%% … %%`.
  private void comment() {
    if (text.startsWith("%%", at)) {
      skipTo("%%", 2);
    } else {
      keep(at + 1);
    }
  }
}
