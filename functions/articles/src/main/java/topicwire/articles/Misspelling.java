package topicwire.articles;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds a misspelt {@code published} or {@code removed}. An absent {@code published} publishes, so
 * {@code publised: false} would show what its author wants hidden: such a field is a flaw. It is
 * one whose value is a truth value and whose name is at most two letters away, or only in case.
 */
final class Misspelling {
  private static final List<String> NAMES = List.of("published", "removed");
  private static final int LETTERS = 2;

  private Misspelling() {}

  static void check(Node.Mapping root, Report report) {
    root.entries()
        .forEach((name, node) -> {
          if (node instanceof Node.Scalar(var text, var line) && isTruth(text)) {
            check(name, line, report);
          }
        });
  }

  private static void check(String name, int line, Report report) {
    for (var known : NAMES) {
      if (!NAMES.contains(name) && distance(name.toLowerCase(Locale.ROOT), known) <= LETTERS) {
        report.flaw(
            known + "-misspelt",
            line,
            name,
            Message.of("%s is not known; write `%s`", Characters.quote(name), known));
      }
    }
  }

  private static boolean isTruth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  /** Levenshtein's, or more than {@link #LETTERS} when the lengths already say so. */
  private static int distance(String from, String to) {
    if (Math.abs(from.length() - to.length()) > LETTERS) {
      return LETTERS + 1;
    }
    var row = IntStream.rangeClosed(0, to.length()).toArray();
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
