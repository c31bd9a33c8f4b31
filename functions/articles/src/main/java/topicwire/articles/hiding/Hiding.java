package topicwire.articles.hiding;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
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
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.articles.settings.Settings;
import topicwire.index.Window;

/// Decides whether an article is a draft. One mark is enough; no other mark takes it back. A value
/// that is not understood is a flaw: a guess could show what its author hides.
public final class Hiding {

  private final ObjectKey key;
  private final Node.Mapping root;
  private final Settings settings;
  private final DateReader reader;
  private final Report report;
  private final Set<HiddenBy> reasons = EnumSet.noneOf(HiddenBy.class);
  private Window window = Window.ALWAYS;
  private boolean releases;
  private boolean embargoed;

  /// What the marks of a file say.
  ///
  /// @param reasons what makes the article a draft at all times, nothing when it is none
  /// @param window when it is public if it is no draft
  public record Marks(Set<HiddenBy> reasons, Window window) {
    public Marks {
      reasons = Collections.unmodifiableSet(reasons);
    }
  }

  public Hiding(
      ObjectKey key, Node.Mapping root, Settings settings, DateReader reader, Report report) {
    this.key = key;
    this.root = root;
    this.settings = settings;
    this.reader = reader;
    this.report = report;
  }

  /// What hides the article, and a flaw for each mark that is not understood.
  ///
  /// @param date of its publication
  public Marks read(ArticleDates.@Nullable Found date) {
    if (key.inDrafts() || key.isDraftByName()) {
      reasons.add(HiddenBy.PLACE);
    }
    root.entries().forEach(this::field);
    // Of a name that stands twice, the value that hides is the one that counts.
    root.earlier().forEach(earlier -> field(earlier.name(), earlier.value()));
    if (settings.requirePublish() && !releases) {
      reasons.add(HiddenBy.NOT_RELEASED);
    }
    if (date != null && !settings.publishFuture() && !embargoed) {
      window = window.and(from(date.moment()));
    }
    checkWindow();
    return new Marks(reasons, window);
  }

  /// Never early: a fraction of a second counts as a whole one.
  private static Window from(Moment moment) {
    var second = moment.second();
    return new Window(moment.text().indexOf('.') < 0 ? second : second.plusSeconds(1), null);
  }

  private void checkWindow() {
    var from = window.from();
    var until = window.until();
    if (from != null && until != null && !from.isBefore(until)) {
      report.warn(
          "expiry-before-date",
          0,
          null,
          Message.of(
              "expected the article to appear before it expires, found that it appears at %s and"
                  + " expires at %s, so that it is never public; correct one of the dates",
              from, until));
    }
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
    switch (rule.effect(text, reader)) {
      case SHOWS -> releases |= isRelease(name, text);
      case HIDES -> reasons.add(HiddenBy.of(name, rule, text));
      case DATED -> dated(rule, requireNonNull(reader.read(text), "a date was read there"));
      case UNCLEAR -> flaw(name, rule, Characters.quote(text), line);
    }
  }

  private void dated(HidingRule rule, Moment moment) {
    if (rule == HidingRule.EXPIRY) {
      window = window.and(new Window(null, moment.second()));
      return;
    }
    // Generators go by the date of publication only where no other is named for it.
    embargoed |= rule == HidingRule.EMBARGO;
    // A date instead of a truth is the date of the article, for which the settings have a rule.
    if (rule == HidingRule.EMBARGO || !settings.publishFuture()) {
      window = window.and(from(moment));
    }
  }

  private static boolean isRelease(String name, String text) {
    var plain = Names.plain(name);
    return (plain.equals("published") || plain.equals("publish"))
        && Boolean.TRUE.equals(TruthWords.read(text));
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
