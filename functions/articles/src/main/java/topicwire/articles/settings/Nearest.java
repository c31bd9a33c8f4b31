package topicwire.articles.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the name that a misspelt one was meant to be.
final class Nearest {
  private static final int LETTERS = 2;

  private Nearest() {}

  /// The known name that is at most two letters away, whatever its case and hyphens, or null.
  static @Nullable String of(String name, Collection<String> known) {
    var plain = plain(name);
    @Nullable String nearest = null;
    var least = LETTERS + 1;
    for (var candidate : known) {
      var distance = distance(plain, plain(candidate));
      // Two letters make another word of a short one.
      if (distance < least && distance * 2 < candidate.length()) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /// Levenshtein's, or more than [#LETTERS] when the lengths already say so.
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
