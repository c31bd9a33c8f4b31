package topicwire.articles.settings;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.frontmatter.SourceText;
import topicwire.articles.frontmatter.YamlReader;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.articles.report.Unreadable;
import topicwire.index.Flaw;

/// Reads the settings file. Every setting is optional; a file of comments alone has the defaults.
/// An unknown name or a wrong value rejects the whole file, with the line and what to write.
///
/// A pure function of the bytes, bounded in time by [#MAX_BYTES] and the bounds of [YamlReader].
/// Thread-safe.
public final class SettingsReader {

  /// Where the file stands behind the article prefix.
  public static final String KEY = "_topicwire.yaml";

  /// The settings share a row of the table, and every function reads them for every article.
  public static final int MAX_BYTES = 64 * 1024;

  private static final List<String> NAMES =
      List.of(
          "zone",
          "future",
          "topics",
          "topicFields",
          "title",
          "exclude",
          "include",
          "plain",
          "requirePublish",
          "tags",
          "webUrl",
          "site");

  /// What other programs call the same thing.
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "timezone", "zone",
          "ignore", "exclude",
          "ignorefiles", "exclude",
          "buildfuture", "future",
          "permalink", "webUrl",
          "permalinks", "webUrl",
          "baseurl", "site: {url: …}",
          "url", "site: {url: …}",
          "language", "site: {language: …}",
          "lang", "site: {language: …}");

  private final Node.Mapping root;
  private final Report report = new Report();
  private final Entries entries;

  private SettingsReader(Node.Mapping root) {
    this.root = root;
    entries = new Entries(root, "", report);
  }

  /// The settings that a file holds, or its mistakes.
  public static SettingsFile read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return rejected(
          new Flaw(
              "settings-too-large",
              0,
              null,
              Message.of(
                  "expected at most %,d bytes of settings, found %,d; shorten them",
                  MAX_BYTES, bytes.length)));
    }
    if (bytes.length == 0) {
      return rejected(
          new Flaw(
              "settings-empty",
              0,
              null,
              "the file is empty; remove it, or write a setting or a line that begins with #"));
    }
    try {
      return new SettingsReader(YamlReader.read(SourceText.decode(bytes))).read();
    } catch (Unreadable e) {
      return rejected(e.flaw);
    }
  }

  private SettingsFile read() {
    entries.allow(NAMES, OTHER_NAMES);
    checkTitle();
    var topics = topicFields();
    var settings =
        new Settings(
            zone(),
            "publish".equals(entries.oneOf("future", List.of("publish", "hold"))),
            topics,
            fields("title"),
            PathRules.excluded(entries.words("exclude"), entries),
            root.entries().containsKey("include")
                ? PathRules.included(entries.words("include"), entries)
                : null,
            entries.truth("plain"),
            entries.truth("requirePublish"),
            FolderRules.tags(entries.map("tags", "`tags: {blog/: [Topic]}`"), entries),
            FolderRules.webUrls(
                entries.map("webUrl", "`webUrl: {news/: \"" + AddressPattern.EXAMPLE + "\"}`"),
                entries),
            site());
    return report.hasFlaws()
        ? new SettingsFile.Rejected(report.flaws())
        : new SettingsFile.Valid(settings, report.warnings());
  }

  /// The commonest mistake: other programs have the name of the site there.
  private void checkTitle() {
    if (root.get("title") instanceof Node.Scalar(var text, var line) && text.indexOf(' ') > 0) {
      entries.flaw(
          "title",
          line,
          Message.of(
              "expected names of fields; if %s is the name of the site write `site: {title: …}`",
              Characters.quote(text)));
    }
  }

  private ZoneId zone() {
    var text = entries.word("zone");
    if (text == null) {
      return ZoneOffset.UTC;
    }
    var zone = Zones.read(text.text());
    if (zone == null) {
      entries.flaw(
          "zone",
          text.line(),
          Message.of(
              "expected the name of a zone or an offset, found %s; write %s",
              Characters.quote(text.text()), Zones.advice(text.text())));
      return ZoneOffset.UTC;
    }
    return zone;
  }

  private Settings.Site site() {
    var names = entries.map("site", "`site: {title: Name of the site}`");
    return names == null ? Settings.Site.UNKNOWN : SiteReader.read(names, report);
  }

  /// Under `topics`, unless that is a map of definitions.
  private @Nullable List<String> topicFields() {
    var isList =
        root.entries().containsKey("topics")
            && !(root.entries().get("topics") instanceof Node.Mapping);
    var fields = root.entries().get("topicFields");
    if (isList && fields != null) {
      entries.flaw(
          "topicFields",
          fields.line(),
          "`topics` has a list of fields, too; remove one of the two");
    }
    if (isList) {
      return fields("topics");
    }
    return fields == null ? null : fields("topicFields");
  }

  /// The definitions of topics in a valid file, by the names of the topics; empty where it has
  /// none.
  public static Node.Mapping topics(byte[] bytes) throws Unreadable {
    return YamlReader.read(SourceText.decode(bytes)).get("topics") instanceof Node.Mapping topics
        ? topics
        : new Node.Mapping(Map.of(), List.of(), 0);
  }

  private List<String> fields(String name) {
    return entries.words(name).stream()
        .map(word -> {
          if (word.text().length() > Entries.MAX_WORD || Characters.hasControl(word.text())) {
            entries.flaw(
                name,
                word.line(),
                Message.of(
                    "expected the name of a field, found %s; write it as in your files",
                    Characters.quote(word.text())));
          }
          return word.text();
        })
        .distinct()
        .toList();
  }

  private static SettingsFile rejected(Flaw flaw) {
    return new SettingsFile.Rejected(List.of(flaw));
  }
}
