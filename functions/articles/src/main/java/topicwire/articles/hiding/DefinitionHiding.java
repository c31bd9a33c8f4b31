package topicwire.articles.hiding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.DateReader;
import topicwire.articles.fields.Names;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.HidingRule.Effect;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Decides whether a topic definition is hidden, by the marks of articles that are no dates.
/// Stricter than [Hiding], because a definition is written for this program: a mark that is not
/// understood, or that names a date, is a flaw.
public final class DefinitionHiding {
  private final DateReader reader;
  private final Report report;
  private @Nullable String hiddenBy;
  private boolean standsAlone;

  /// @param reader only to tell what a misspelt mark would mean
  public DefinitionHiding(DateReader reader, Report report) {
    this.reader = reader;
    this.report = report;
  }

  /// Looks at every mark.
  public void read(Node.Mapping root) {
    root.entries().forEach(this::field);
    // Of a name that stands twice, the value that hides is the one that counts.
    root.earlier().forEach(earlier -> field(earlier.name(), earlier.value()));
    Misspelling.check(root, reader, report);
  }

  /// The field that hides the definition, as its file writes it, or null.
  public @Nullable String hiddenBy() {
    return hiddenBy;
  }

  /// Whether `public: true` says that the topic is public although no public article has it.
  public boolean standsAlone() {
    return standsAlone && hiddenBy == null;
  }

  private void field(String name, Node node) {
    var rule = HidingRule.of(name);
    if (rule == null || node instanceof Node.Absent) {
      return;
    }
    var effect = node instanceof Node.Scalar(var text, var _) ? effect(rule, text) : Effect.UNCLEAR;
    switch (effect) {
      case HIDES -> hiddenBy = name;
      case UNCLEAR -> flaw(name, rule, node);
      default ->
          standsAlone |=
              Names.plain(name).equals("public")
                  && node instanceof Node.Scalar(var text, var _)
                  && Boolean.TRUE.equals(TruthWords.read(text));
    }
  }

  private Effect effect(HidingRule rule, String text) {
    return switch (rule) {
      case SHOWN, HIDDEN -> {
        var truth = TruthWords.read(text);
        yield truth == null
            ? Effect.UNCLEAR
            : truth == (rule == HidingRule.SHOWN) ? Effect.SHOWS : Effect.HIDES;
      }
      case STATE, PATH, RENDERED -> rule.effect(text, reader);
      case EXPIRY, EMBARGO -> Effect.UNCLEAR;
    };
  }

  private void flaw(String name, HidingRule rule, Node node) {
    var isDate = rule == HidingRule.EXPIRY || rule == HidingRule.EMBARGO;
    report.flaw(
        Names.plain(name).toLowerCase(Locale.ROOT) + "-invalid",
        node.line(),
        name,
        isDate
            ? "a date does not hide a definition; write `published: false` as long as it is to be"
                + " hidden, or remove the line"
            : Message.of(
                "expected %s, found %s; write %s, or remove the line",
                rule == HidingRule.SHOWN ? "`true` or `false`" : rule.expected,
                node instanceof Node.Scalar(var text, var _)
                    ? Characters.quote(text)
                    : "a list or map",
                rule.advice()));
  }
}
