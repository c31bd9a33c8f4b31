package topicwire.articles.fields;

import java.util.stream.IntStream;

/// How many letters two words differ in.
public final class EditDistance {
  private EditDistance() {}

  /// Levenshtein's, or more than the bound when lengths and letters already say so.
  public static int between(String from, String to, int bound) {
    if (Math.abs(from.length() - to.length()) > bound
        || Long.bitCount(letters(from) ^ letters(to)) > 2 * bound) {
      return bound + 1;
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

  /// The set of letters, of which one change adds and removes at most one.
  private static long letters(String word) {
    var letters = 0L;
    for (var i = 0; i < word.length(); i++) {
      letters |= 1L << (word.charAt(i) & 63);
    }
    return letters;
  }
}
