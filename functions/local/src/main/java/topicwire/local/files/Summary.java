package topicwire.local.files;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import topicwire.articles.KeyKind;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// What a folder of files becomes, for people: every file is counted in one line, with the reason
/// why it is not shown.
final class Summary {

  /// Reasons by their codes, where the code does not say it in a person's words.
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("unpublished", "not published"),
          Map.entry("state", "of another status"),
          Map.entry("no-page", "without a page"),
          Map.entry("place", "in a folder of drafts"),
          Map.entry("scheduled", "scheduled for later"),
          Map.entry("not-released", "not released"),
          Map.entry("front-matter-missing", "without front matter"),
          Map.entry("front-matter-code", "with a program as front matter"),
          Map.entry("definition-hidden", "hidden definitions"),
          Map.entry("section-page", "list pages"),
          Map.entry("key-excluded", "excluded by the settings"));

  private final Hints hints;
  private final Tally hidden = new Tally();
  private final Tally others = new Tally();
  private final Tally rejected = new Tally();
  private final Tally warnings = new Tally();
  private int settingsFiles;
  private int shown;
  private int dated;
  private int withTopics;
  private int withAddress;
  private int definitions;
  private int queries;

  Summary(Settings settings) {
    hints = new Hints(settings);
  }

  /// A file whose key says that it is not read.
  void addOther(String key) {
    others.add(other(key));
  }

  void addSettings(List<Flaw> flaws, List<Flaw> warned) {
    if (flaws.isEmpty()) {
      settingsFiles++;
      warned.forEach(warning -> warnings.add(warning.code()));
    } else {
      rejected.add(flaws.getFirst().code());
    }
  }

  void add(Interpretation interpretation) {
    switch (interpretation) {
      case Interpretation.Published(var article, var _, var _) -> {
        shown++;
        add(article);
      }
      // One that is hidden twice is counted once.
      case Interpretation.Draft(var article, var _, var hiddenBy) -> {
        hidden.add(words(hiddenBy.getFirst()));
        hints.add(article);
      }
      case Interpretation.Scheduled(var article, var _, var _, var _) -> {
        hidden.add(words("scheduled"));
        hints.add(article);
      }
      case Interpretation.Expired(var article, var _) -> {
        hidden.add("expired");
        hints.add(article);
      }
      case Interpretation.Defined _ -> definitions++;
      case Interpretation.Queried _ -> queries++;
      case Interpretation.Rejected(var flaws) -> rejected.add(flaws.getFirst().code());
      case Interpretation.Ignored(var reason) -> others.add(words(reason.code()));
      case Interpretation.Configured _, Interpretation.Deleted _ -> {}
    }
    if (!(interpretation instanceof Interpretation.Rejected
        || interpretation instanceof Interpretation.Ignored)) {
      interpretation.flaws().forEach(warning -> warnings.add(warning.code()));
    }
  }

  private void add(Article article) {
    hints.add(article);
    dated += article.publishedAt().equals(Article.UNDATED) ? 0 : 1;
    withTopics += article.topics().isEmpty() ? 0 : 1;
    withAddress += article.webUrl() == null ? 0 : 1;
  }

  boolean hasRejected() {
    return rejected.total() > 0;
  }

  /// Whether there is anything but files that are not read.
  boolean hasArticlesOrDefinitions() {
    return shown + hidden.total() + definitions + queries + rejected.total() > 0;
  }

  void print(PrintStream output) {
    var all =
        shown
            + hidden.total()
            + definitions
            + queries
            + settingsFiles
            + others.total()
            + rejected.total();
    line(output, "Files %,d", all);
    line(
        output,
        "  shown %,d: with a date %,d, with topics %,d, with an address %,d",
        shown,
        dated,
        withTopics,
        withAddress);
    line(output, "  hidden %,d", hidden);
    if (definitions > 0) {
      line(output, "  topic definitions %,d", definitions);
    }
    if (queries > 0) {
      line(output, "  standing queries %,d", queries);
    }
    if (settingsFiles > 0) {
      line(output, "  settings %,d", settingsFiles);
    }
    line(output, "  not articles %,d", others);
    line(output, "  rejected %,d", rejected);
    line(output, "  warnings %,d", warnings);
    var missing = others.of(words("front-matter-missing"));
    var ahead = hidden.of(words("scheduled"));
    var lines = hints.lines(shown, withTopics, withAddress, missing, ahead, hidden.total());
    if (!lines.isEmpty()) {
      line(output, "Lines in _topicwire.yaml that may help:");
      lines.forEach(hint -> line(output, "  %s", hint));
    }
  }

  private static void line(PrintStream output, String format, Tally tally) {
    var total = tally.total();
    if (total == 0) {
      line(output, format, total);
    } else {
      line(output, format + ": %s", total, tally);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // a dependency for one method; the tests fill in each
  private static void line(PrintStream output, String format, Object... values) {
    output.println(String.format(Locale.ROOT, format, values));
  }

  private static String words(String code) {
    return WORDS.getOrDefault(code, code);
  }

  /// Why a key is not read.
  private static String other(String key) {
    var name = key.substring(key.lastIndexOf('/') + 1);
    if (KeyKind.of(name, "") == KeyKind.ARTICLE) {
      return "in a folder that is not read";
    }
    var dot = name.lastIndexOf('.');
    return dot < 0 ? "without an ending" : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
