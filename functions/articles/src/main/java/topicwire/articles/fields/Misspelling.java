package topicwire.articles.fields;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.HidingRule;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/**
 * Finds a misspelt name of a field that hides. An absent field publishes, so {@code publised:
 * false} and {@code drfat: true} would show what their author wants hidden: such a field is a flaw.
 * It is one whose name is at most two letters away and whose value would hide under the right name;
 * of the publisher's own two fields also one that would not.
 */
public final class Misspelling {
  private static final Set<String> OWN = Set.of("published", "removed");

  /** Not {@code render} and {@code headless}: {@code header} and {@code headers} are near. */
  private static final List<String> NAMES =
      List.of(
          "published",
          "removed",
          "draft",
          "publish",
          "public",
          "hidden",
          "private",
          "unlisted",
          "status",
          "visibility",
          "permalink",
          "expiryDate",
          "unpublishDate",
          "expires");

  private static final int LETTERS = 2;

  private Misspelling() {}

  public static void check(Node.Mapping root, Instant now, Report report) {
    root.entries()
        .forEach((name, node) -> {
          if (node instanceof Node.Scalar(var text, var line) && HidingRule.of(name) == null) {
            var known = nearest(name, text, now);
            if (known != null) {
              report.flaw(
                  known.toLowerCase(Locale.ROOT) + "-misspelt",
                  line,
                  name,
                  Message.of("%s is not known; write `%s`", Characters.quote(name), known));
            }
          }
        });
  }

  private static @Nullable String nearest(String name, String text, Instant now) {
    var plain = HidingRule.plain(name);
    @Nullable String nearest = null;
    var least = LETTERS + 1;
    for (var known : NAMES) {
      var distance = distance(plain, known.toLowerCase(Locale.ROOT));
      if (distance < least && isMeant(known, text, now)) {
        nearest = known;
        least = distance;
      }
    }
    return nearest;
  }

  private static boolean isMeant(String known, String text, Instant now) {
    if (OWN.contains(known)) {
      return isTruth(text);
    }
    var rule = HidingRule.of(known);
    return rule != null && !isDigit(text) && rule.hidesAnywhere(text, now);
  }

  private static boolean isTruth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  /** 0 and 1 are numbers under any name but the right one. */
  private static boolean isDigit(String text) {
    return text.equals("0") || text.equals("1");
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
