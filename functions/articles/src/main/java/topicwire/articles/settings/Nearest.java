package topicwire.articles.settings;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.EditDistance;

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
      var distance = EditDistance.between(plain, plain(candidate), LETTERS);
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
}
