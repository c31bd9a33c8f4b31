package topicwire.articles.hiding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ObjectKey;
import topicwire.articles.fields.ForeignDates;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.HidingRule.Effect;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Decides whether an article is a draft. One mark is enough; no other mark takes it back. A value
/// that is not understood is a flaw: a guess could show what its author hides.
public final class Hiding {

  /// Who a story is by and related to stands in the publisher's own files. Their names may begin
  /// with the date of an event instead of that of their publication.
  private static final List<String> OWN_FIELDS = List.of("provider", "related");

  /// Where generators look for the date of an article, first found first.
  private static final List<String> DATES = List.of("date", "pubdatetime", "pubdate", "published");

  private final ObjectKey key;
  private final Node.Mapping root;
  private final Instant now;
  private final Report report;
  private boolean hides;

  public Hiding(ObjectKey key, Node.Mapping root, Instant now, Report report) {
    this.key = key;
    this.root = root;
    this.now = now;
    this.report = report;
  }

  /// Whether the article is a draft, and a flaw for each mark that is not understood.
  public boolean read() {
    hides = key.inDrafts() || key.isDraftByName();
    root.entries().forEach(this::field);
    // Of a name that stands twice, the value that hides is the one that counts.
    root.earlier().forEach(earlier -> field(earlier.name(), earlier.value()));
    if (root.get("publishedDateTime") == null && isAhead()) {
      hides = true;
    }
    return hides;
  }

  private void field(String name, Node node) {
    if (HidingRule.plain(name).equals("build") && node instanceof Node.Mapping build) {
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
        var plain = HidingRule.plain(name);
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
    switch (rule.effect(text, now)) {
      case SHOWS -> {
        if (isDoubtful(name, text)) {
          flaw(name, rule, Characters.quote(text), line);
        } else if (rule == HidingRule.EXPIRY) {
          report.warn(
              "expiry-in-future",
              line,
              name,
              "the article is shown, and stays so when the date has passed; upload the file again"
                  + " then");
        }
      }
      case HIDES -> {
        hides = true;
        if (TruthWords.read(text) == null && rule.effect(text, Instant.MAX) == Effect.SHOWS) {
          warnAhead(name, line);
        }
      }
      case UNCLEAR -> flaw(name, rule, Characters.quote(text), line);
    }
  }

  /// `published: yes` publishes in one version of YAML and is a text in the next.
  private static boolean isDoubtful(String name, String text) {
    return HidingRule.plain(name).equals("published")
        && TruthWords.read(text) != null
        && !text.equalsIgnoreCase("true");
  }

  /// Whether the date of the article, by whichever name it has, lies in the future.
  private boolean isAhead() {
    for (var wanted : DATES) {
      for (var entry : root.entries().entrySet()) {
        if (HidingRule.plain(entry.getKey()).equals(wanted)
            && entry.getValue() instanceof Node.Scalar(var text, var line)) {
          var moment = ForeignDates.read(text);
          if (moment != null) {
            return isAhead(moment, entry.getKey(), line);
          }
        }
      }
    }
    var path = key.path();
    var own = OWN_FIELDS.stream().anyMatch(root.entries()::containsKey);
    @Nullable Instant named = own || path == null ? null : ForeignDates.inKey(path);
    return named != null && isAhead(named, null, 0);
  }

  private boolean isAhead(Instant moment, @Nullable String name, int line) {
    if (!moment.isAfter(now)) {
      return false;
    }
    // A date under `published` was warned of as a mark.
    if (name == null || HidingRule.of(name) == null) {
      warnAhead(name, line);
    }
    return true;
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
        HidingRule.plain(name).replace('.', '-') + "-invalid",
        line,
        name,
        Message.of(
            "expected %s, found %s; write %s, or remove the line",
            rule.expected, found, rule.advice()));
  }
}
