package topicwire.articles.frontmatter;

import java.util.Locale;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Unreadable;

/// Where front matter begins.
///
/// @param start of the line that opens it
/// @param hasFence whether this line is a fence, and not a field already
record Opening(FrontMatterSyntax syntax, int start, boolean hasFence) {
  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  static Opening find(String text) throws Unreadable {
    var start = skipComment(text);
    if (Fence.behind(text, start) >= 0) {
      return new Opening(FrontMatterSyntax.NONE, 0, false);
    }
    var line = text.substring(start, Lines.end(text, start)).stripTrailing();
    var syntax = syntax(line, text, start);
    if (syntax == FrontMatterSyntax.NONE) {
      Invisible.check(text, start, line);
      return LinesReader.find(text, start);
    }
    return new Opening(syntax, start, line.charAt(0) != '{');
  }

  /// The line of the file.
  int line(String text) {
    return Lines.at(text, start);
  }

  private static FrontMatterSyntax syntax(String line, String text, int start) {
    if (line.equals(FrontMatterSyntax.TOML.fence)) {
      return FrontMatterSyntax.TOML;
    }
    if (line.startsWith("{")) {
      return JsonReader.isObject(text, start) ? FrontMatterSyntax.JSON : FrontMatterSyntax.NONE;
    }
    if (!line.startsWith(FrontMatterSyntax.YAML.fence)) {
      return FrontMatterSyntax.NONE;
    }
    var word = line.substring(FrontMatterSyntax.YAML.fence.length()).strip();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "", "yaml", "yml" -> FrontMatterSyntax.YAML;
      case "json" -> FrontMatterSyntax.JSON;
      case "js",
          "javascript",
          "mjs",
          "cjs",
          "ts",
          "typescript",
          "coffee",
          "cson",
          "clojure",
          "lua" ->
          FrontMatterSyntax.CODE;
      default -> FrontMatterSyntax.NONE;
    };
  }

  /// The first line that is neither blank nor of a comment at the start of the file.
  private static int skipComment(String text) {
    var start = skipBlankLines(text, 0);
    while (text.startsWith(COMMENT, start)) {
      var end = text.indexOf(COMMENT_END, start + COMMENT.length());
      var behind = end < 0 ? -1 : Fence.behind(text, end + COMMENT_END.length());
      if (behind < 0) {
        return start;
      }
      start = skipBlankLines(text, behind);
    }
    return start;
  }

  private static int skipBlankLines(String text, int from) {
    var start = from;
    for (var next = Fence.behind(text, start); next > start; next = Fence.behind(text, start)) {
      start = next;
    }
    return start;
  }
}
