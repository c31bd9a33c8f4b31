package topicwire.articles.hiding;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.DateReader;
import topicwire.articles.fields.EditDistance;
import topicwire.articles.fields.Names;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Finds a misspelt name of a field that hides. An absent field publishes, so `publised: false` and
/// `drfat: true` would show what their author wants hidden: such a field is a flaw. It is one whose
/// name is at most two letters away and whose value would hide under the right name; of the
/// publisher's own two fields also one that would not.
public final class Misspelling {
  private static final Set<String> OWN = Set.of("published", "removed");

  /// Not `render` and `headless`: `header` and `headers` are near.
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

  private static final List<String> PLAIN = NAMES.stream().map(Names::plain).toList();

  private static final int LETTERS = 2;

  private Misspelling() {}

  public static void check(Node.Mapping root, DateReader reader, Report report) {
    root.entries()
        .forEach((name, node) -> {
          if (node instanceof Node.Scalar(var text, var line) && HidingRule.of(name) == null) {
            var known = nearest(name, text, reader);
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

  private static @Nullable String nearest(String name, String text, DateReader reader) {
    var plain = Names.plain(name);
    @Nullable String nearest = null;
    var least = LETTERS + 1;
    for (var i = 0; i < PLAIN.size(); i++) {
      var distance = EditDistance.between(plain, PLAIN.get(i), LETTERS);
      if (distance < least && isMeant(NAMES.get(i), text, reader)) {
        nearest = NAMES.get(i);
        least = distance;
      }
    }
    return nearest;
  }

  private static boolean isMeant(String known, String text, DateReader reader) {
    if (OWN.contains(known)) {
      return isTruth(text);
    }
    var rule = HidingRule.of(known);
    return rule != null && !isDigit(text) && rule.hidesAnywhere(text, reader);
  }

  private static boolean isTruth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  /// 0 and 1 are numbers under any name but the right one.
  private static boolean isDigit(String text) {
    return text.equals("0") || text.equals("1");
  }
}
