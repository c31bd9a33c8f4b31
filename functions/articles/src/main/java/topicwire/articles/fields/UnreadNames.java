package topicwire.articles.fields;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Warns of names whose value an article does not get although their author may think so: known
/// ones that another has been read before, and near misses of known ones.
public final class UnreadNames {

  /// Names of so many letters are one letter away from too many words.
  private static final int SHORT = 4;

  /// In names that are no longer two letters make another word.
  private static final int LONG = 8;

  private UnreadNames() {}

  /// Goes through all names when the fields have been read.
  ///
  /// @param others names that mean something, though not for these fields
  public static void check(Fields fields, Predicate<String> others, Report report) {
    fields
        .all()
        .forEach((plain, named) -> {
          var known = Field.of(plain);
          if (others.test(named.name())) {
            return;
          }
          if (plain.equals("keywords") && !fields.isAsked(plain)) {
            report.warn(
                "keywords-unread",
                named.line(),
                named.name(),
                "keywords are no topics; write `topics`, or name `keywords` in the settings");
          } else if (known != null) {
            unread(fields, plain, named, known, report);
          } else if (!fields.isAsked(plain)) {
            near(plain, named, report);
          }
        });
  }

  private static void unread(
      Fields fields, String plain, Fields.Named named, Field field, Report report) {
    var winner = fields.winner(field);
    if (winner == null || winner.equals(named) || saysTheSame(winner.node(), named.node())) {
      return;
    }
    if (fields.isRead(plain)) {
      return;
    }
    report.warn(
        "field-unread",
        named.line(),
        named.name(),
        Message.of(
            "%s in line %d is read instead; remove one of the two",
            Characters.quote(winner.name()), winner.line()));
  }

  private static boolean saysTheSame(Node one, Node other) {
    return text(one) != null && Objects.equals(text(one), text(other));
  }

  private static @Nullable String text(Node node) {
    return node instanceof Node.Scalar(var text, var _) ? text.strip() : null;
  }

  private static void near(String plain, Fields.Named named, Report report) {
    for (var field : Field.values()) {
      if (field == Field.PUBLISHED || field == Field.REMOVED) {
        continue; // near misses of what hides are flaws
      }
      if (field == Field.LOCALE) {
        continue; // `local` is a word of its own
      }
      for (var i = 0; i < field.names().size(); i++) {
        var name = field.names().get(i);
        var known = field.plainNames().get(i);
        var bound = known.length() > LONG ? 2 : 1;
        if (known.length() > SHORT && EditDistance.between(plain, known, bound) <= bound) {
          report.warn(
              "field-misspelt",
              named.line(),
              named.name(),
              Message.of(
                  "%s is not known and is served as it is; did you mean `%s`?",
                  Characters.quote(named.name()), name));
          return;
        }
      }
    }
  }
}
