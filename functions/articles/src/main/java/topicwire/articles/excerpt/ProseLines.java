package topicwire.articles.excerpt;

import java.util.regex.Pattern;
import topicwire.articles.report.Lines;

/// Leaves out the lines of a Markdown body that are no prose and that CommonMark knows nothing of:
/// imports and exports of components, tables, directives, definitions of footnotes, tables of
/// contents. Marks of callouts and task boxes are taken from the start of their lines.
final class ProseLines {
  private static final Pattern MODULE =
      Pattern.compile(
          "import\\s+(?:[\\w*{\"'].*)|export\\s+(?:default|const|let|var|function|async|class|\\{|\\*).*");
  private static final Pattern CALLOUT =
      Pattern.compile("^(\\s*>\\s*)\\[![\\w-]+(?:\\|[^\\]]*)?][-+]?");
  private static final Pattern TASK = Pattern.compile("^(\\s*[-*+]\\s+)\\[[ xX]]\\s");
  private static final Pattern CONTENTS =
      Pattern.compile(
          "\\s*(?:[-*+]|\\d+[.)])\\s*(?:TOC|toc|Table of Contents)\\s*|\\s*\\[\\[?_?TOC_?]]?\\s*");

  private ProseLines() {}

  /// The body without such lines.
  static String of(String body) {
    var kept = new StringBuilder(body.length());
    var fenced = false;
    var module = false;
    var table = false;
    for (var start = 0; start < body.length(); ) {
      var end = Lines.end(body, start);
      var next = Lines.skipBreak(body, end);
      var line = body.substring(start, end);
      if (line.startsWith("```") || line.startsWith("~~~")) {
        fenced = !fenced;
      }
      if (!fenced) {
        var blank = line.isBlank();
        module = !blank && (module || MODULE.matcher(line).matches());
        table = !blank && (table ? line.indexOf('|') >= 0 : isTable(body, line, next));
        line = module || table || isNoProse(line) ? "" : withoutMarks(line);
      }
      kept.append(line).append('\n');
      start = next;
    }
    return kept.toString();
  }

  /// A row of names above a row of hyphens, or a row that bars enclose.
  private static boolean isTable(String body, String line, int next) {
    if (line.indexOf('|') < 0) {
      return false;
    }
    var stripped = line.strip();
    if (stripped.length() > 1 && stripped.startsWith("|") && stripped.endsWith("|")) {
      return true;
    }
    var below = body.substring(next, Lines.end(body, next));
    return below.indexOf("--") >= 0 && below.chars().allMatch(unit -> "|-: \t".indexOf(unit) >= 0);
  }

  private static boolean isNoProse(String line) {
    return line.startsWith(":::")
        || line.startsWith("[^")
        || line.startsWith("{{ toc")
        || line.startsWith("::")
        || (line.length() < 40 && CONTENTS.matcher(line).matches());
  }

  private static String withoutMarks(String line) {
    if (line.indexOf('[') < 0) {
      return line;
    }
    return TASK.matcher(CALLOUT.matcher(line).replaceFirst("$1")).replaceFirst("$1");
  }
}
