package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import topicwire.articles.dates.DateReader;
import topicwire.articles.frontmatter.FrontMatter;
import topicwire.articles.frontmatter.FrontMatterSyntax;
import topicwire.articles.frontmatter.SourceText;
import topicwire.articles.frontmatter.YamlReader;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.articles.report.Unreadable;
import topicwire.articles.settings.Settings;
import topicwire.articles.settings.SettingsFile;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Window;

/// Says what an object is: a published article, a draft, a topic definition, or nothing, with the
/// reasons that its author needs.
///
/// A pure function of key, bytes, settings and the prefix behind which folders count. Time has no
/// part in it: an article that appears or expires at a moment says so by its [Window], see
/// [Interpretation#at]. Any bytes may be given; the time taken is bounded by [#MAX_OBJECT_BYTES]
/// and the bounds of [FrontMatter] and [YamlReader]. An author's mistake is a
/// [Interpretation.Rejected], never an exception; errors of the virtual machine pass through.
/// Thread-safe.
///
/// The format is specified by the examples in `src/test/resources/spec`.
public final class ArticleParser {

  /// Changes whenever the same bytes may be something else, so that they are read again.
  public static final String VERSION = "7";

  /// By what a source record remembers who read its object: a parser with another prefix sees other
  /// categories and drafts.
  public static String version(String prefix) {
    return prefix.isEmpty() ? VERSION : VERSION + " " + prefix;
  }

  /// The largest object that is read, 2 MiB: the largest article files known have a tenth of it,
  /// and a function must hold several at once. Check an object's length against it before reading.
  public static final int MAX_OBJECT_BYTES = 2 * 1024 * 1024;

  private final String prefix;
  private final boolean takesLocalTargets;

  /// A parser for a whole bucket.
  public ArticleParser() {
    this("");
  }

  /// A parser for the part of a bucket whose keys begin with the prefix.
  ///
  /// @param prefix folders are counted behind it: `site/` makes `site/_news/x.md` of category
  ///   `news`
  public ArticleParser(String prefix) {
    this(prefix, false);
  }

  /// The same, on somebody's own machine.
  ///
  /// @param takesLocalTargets whether a standing query may be sent to this machine
  public ArticleParser(String prefix, boolean takesLocalTargets) {
    this.prefix = prefix;
    this.takesLocalTargets = takesLocalTargets;
  }

  /// What an object of more than [#MAX_OBJECT_BYTES] is, whatever it holds.
  public static Interpretation.Rejected tooLarge(long size) {
    return rejected(
        "file-too-large",
        Message.of(
            "expected at most %,d bytes, found %,d; cut the body or the related stories",
            MAX_OBJECT_BYTES, size));
  }

  /// What the object contains, by the settings in force where there is no settings file.
  ///
  /// @param key the object key, decoded
  /// @param bytes the whole object
  public Interpretation parse(String key, byte[] bytes) {
    return parse(key, bytes, Settings.DEFAULT);
  }

  /// What the object contains: a pure function of its arguments and the prefix.
  ///
  /// @param key the object key, decoded
  /// @param bytes the whole object
  /// @param settings those in force for the bucket
  public Interpretation parse(String key, byte[] bytes, Settings settings) {
    if (bytes.length > MAX_OBJECT_BYTES) {
      return tooLarge(bytes.length);
    }
    var object = ObjectKey.of(key, prefix);
    var mistake = object.mistake();
    if (mistake != null) {
      return new Interpretation.Rejected(List.of(mistake));
    }
    var path = object.path();
    if (path != null && object.kind() == KeyKind.ARTICLE && KeyRules.isExcluded(path, settings)) {
      return ignored(
          "key-excluded",
          0,
          "the settings leave this key out; change `exclude` or `include` there to have it read");
    }
    try {
      return switch (object.kind()) {
        case ARTICLE -> article(object, bytes, settings);
        case DEFINITION ->
            DefinitionReader.read(
                key, YamlReader.read(definition(bytes)), new DateReader(settings.zone()));
        case QUERY -> QueryReader.read(key, YamlReader.read(definition(bytes)), takesLocalTargets);
        case SETTINGS -> settings(key, bytes);
        case IGNORED ->
            rejected(
                "key-ignored",
                "files of this name or folder are not articles; use .md, .markdown, .html, .htm,"
                    + " .mdx, .qmd or .Rmd, in a folder that does not begin with a dot");
      };
    } catch (Unreadable e) {
      return new Interpretation.Rejected(List.of(e.flaw));
    }
  }

  private static Interpretation article(ObjectKey key, byte[] bytes, Settings settings)
      throws Unreadable {
    var path = key.path();
    if (path != null && TermPage.isPath(path)) {
      var page = FrontMatter.split(SourceText.decode(bytes));
      if (page.syntax() != FrontMatterSyntax.CODE && page.syntax() != FrontMatterSyntax.NONE) {
        return TermPage.read(key.text(), path, page.fields(), new DateReader(settings.zone()));
      }
    }
    if (key.isSectionPage()) {
      return ignored(
          "section-page", 0, "an `_index` file is the list page of its folder, no article");
    }
    var file = FrontMatter.split(SourceText.decode(bytes));
    if (file.syntax() == FrontMatterSyntax.CODE) {
      return ignored(
          "front-matter-code",
          1,
          "the front matter is a program, which is not run, so this is no article; write the fields"
              + " between two lines `---`");
    }
    if (file.syntax() == FrontMatterSyntax.NONE && !settings.plain()) {
      return ignored(
          "front-matter-missing",
          1,
          "there is no front matter, so this is no article; to make it one begin it with `---`, a"
              + " line `title: …` and `---`");
    }
    return new ArticleReader(key, file.fields(), file, settings).read();
  }

  private static Interpretation ignored(String code, int line, String message) {
    return new Interpretation.Ignored(new Flaw(code, line, null, message));
  }

  private static Interpretation settings(String key, byte[] bytes) throws Unreadable {
    return switch (SettingsReader.read(bytes)) {
      case SettingsFile.Valid(var _, var warnings) -> {
        var report = new Report();
        var definitions = SettingsTopics.read(key, SettingsReader.topics(bytes), report);
        yield report.hasFlaws()
            ? new Interpretation.Rejected(report.flaws())
            : new Interpretation.Configured(
                new String(bytes, UTF_8),
                Stream.concat(warnings.stream(), report.warnings().stream()).toList(),
                definitions);
      }
      case SettingsFile.Rejected(var flaws) -> new Interpretation.Rejected(flaws);
    };
  }

  private static String definition(byte[] bytes) throws Unreadable {
    var yaml = SourceText.decode(bytes);
    FrontMatter.checkSize(yaml);
    return yaml;
  }

  private static Interpretation.Rejected rejected(String code, String message) {
    return new Interpretation.Rejected(List.of(new Flaw(code, 0, null, message)));
  }
}
