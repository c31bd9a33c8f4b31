package topicwire.articles.hiding;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ObjectKey;
import topicwire.articles.dates.ArticleDates;
import topicwire.articles.dates.DateReader;
import topicwire.articles.dates.Moment;
import topicwire.articles.fields.Names;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.HidingRule.Effect;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.articles.settings.Settings;

/// Decides whether an article is a draft. One mark is enough; no other mark takes it back. A value
/// that is not understood is a flaw: a guess could show what its author hides.
public final class Hiding {

  private final ObjectKey key;
  private final Node.Mapping root;
  private final Settings settings;
  private final DateReader reader;
  private final Report report;
  private final Set<HiddenBy> reasons = EnumSet.noneOf(HiddenBy.class);
  private boolean releases;

  public Hiding(
      ObjectKey key, Node.Mapping root, Settings settings, DateReader reader, Report report) {
    this.key = key;
    this.root = root;
    this.settings = settings;
    this.reader = reader;
    this.report = report;
  }

  /// What makes the article a draft, nothing when it is none; and a flaw for each mark that is not
  /// understood.
  ///
  /// @param date of its publication
  public Set<HiddenBy> read(ArticleDates.@Nullable Found date) {
    if (key.inDrafts() || key.isDraftByName()) {
      reasons.add(HiddenBy.PLACE);
    }
    root.entries().forEach(this::field);
    // Of a name that stands twice, the value that hides is the one that counts.
    root.earlier().forEach(earlier -> field(earlier.name(), earlier.value()));
    if (settings.requirePublish() && !releases) {
      reasons.add(HiddenBy.NOT_RELEASED);
    }
    if (date != null && !settings.publishFuture() && isAhead(date.moment())) {
      reasons.add(HiddenBy.AHEAD);
      // A date under such a name was warned of as a mark.
      if (date.name() == null || HidingRule.of(date.name()) == null) {
        warnAhead(date.name(), date.line());
      }
    }
    return reasons;
  }

  private boolean isAhead(Moment moment) {
    return moment.second().isAfter(reader.now());
  }

  private void field(String name, Node node) {
    if (Names.plain(name).equals("build") && node instanceof Node.Mapping build) {
      build.entries().forEach((inner, value) -> built(name, inner, value));
      build.earlier().forEach(earlier -> built(name, earlier.name(), earlier.value()));
    }
    var rule = HidingRule.of(name);
    if (rule != null) {
      mark(name, rule, node);
    }
  }

  private void built(String name, String inner, Node value) {
    if (inner.toLowerCase(Locale.ROOT).equals("render")) {
      mark(name + "." + inner, HidingRule.RENDERED, value);
    }
  }

  private void mark(String name, HidingRule rule, Node node) {
    switch (node) {
      case Node.Scalar(var text, var line) when !text.isEmpty() -> value(name, rule, text, line);
      // Whoever writes one of our two names wants something other than its absence.
      case Node.Absent _, Node.Scalar _ -> {
        var plain = Names.plain(name);
        if (plain.equals("published") || plain.equals("removed")) {
          flaw(name, rule, "nothing", node.line());
        }
      }
      // Generators also have a map of addresses there.
      case Node.Items _, Node.Mapping _ when rule == HidingRule.PATH -> {}
      case Node.Items _ -> flaw(name, rule, "a list", node.line());
      case Node.Mapping _ -> flaw(name, rule, "a map", node.line());
    }
  }

  private void value(String name, HidingRule rule, String text, int line) {
    switch (effect(rule, text)) {
      case SHOWS -> {
        releases |= isRelease(name, text);
        if (rule == HidingRule.EXPIRY) {
          report.warn(
              "expiry-in-future",
              line,
              name,
              "the article is shown, and stays so when the date has passed; upload the file again"
                  + " then");
        }
      }
      case HIDES -> {
        reasons.add(HiddenBy.of(name, rule, text));
        if (TruthWords.read(text) == null && rule.effect(text, reader.atTheEnd()) == Effect.SHOWS) {
          warnAhead(name, line);
        }
      }
      case UNCLEAR -> flaw(name, rule, Characters.quote(text), line);
    }
  }

  /// A date instead of a truth is the date of the article, for which the settings have a rule.
  private Effect effect(HidingRule rule, String text) {
    var effect = rule.effect(text, reader);
    return effect == Effect.HIDES
            && rule == HidingRule.SHOWN
            && settings.publishFuture()
            && TruthWords.read(text) == null
        ? Effect.SHOWS
        : effect;
  }

  private static boolean isRelease(String name, String text) {
    var plain = Names.plain(name);
    return (plain.equals("published") || plain.equals("publish"))
        && Boolean.TRUE.equals(TruthWords.read(text));
  }

  private void warnAhead(@Nullable String name, int line) {
    report.warn(
        "hidden-until-date",
        line,
        name,
        "the date lies in the future, the article is a draft, and stays one when it has passed;"
            + " upload the file again then");
  }

  private void flaw(String name, HidingRule rule, String found, int line) {
    report.flaw(
        Names.plain(name).replace('.', '-') + "-invalid",
        line,
        name,
        Message.of(
            "expected %s, found %s; write %s, or remove the line",
            rule.expected, found, rule.advice()));
  }
}
