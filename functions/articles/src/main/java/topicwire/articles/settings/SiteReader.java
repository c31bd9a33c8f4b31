package topicwire.articles.settings;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.articles.settings.Settings.Site;

/// Reads who publishes.
final class SiteReader {
  private static final List<String> NAMES =
      List.of("title", "url", "language", "icon", "author", "id");

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "name", "title",
          "lang", "language",
          "locale", "language",
          "baseurl", "url",
          "link", "url",
          "favicon", "icon",
          "logo", "icon");

  /// An absolute IRI: feeds must not take it for a path of theirs.
  private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private final Entries entries;

  private SiteReader(Entries entries) {
    this.entries = entries;
  }

  static Site read(Node.Mapping names, Report report) {
    var entries = new Entries(names, "site.", report);
    entries.allow(NAMES, OTHER_NAMES);
    var reader = new SiteReader(entries);
    return new Site(
        entries.text("title"),
        reader.address("url", "https://site.example/"),
        reader.language(),
        reader.address("icon", "https://site.example/icon.png"),
        entries.text("author"),
        reader.id());
  }

  private @Nullable String address(String name, String example) {
    var text = entries.text(name);
    if (text != null && !AddressPattern.isAddress(text)) {
      wrong(name, "an address of http or https with a host", text, example);
    }
    return text;
  }

  private @Nullable String language() {
    var text = entries.text("language");
    if (text != null) {
      try {
        new Locale.Builder().setLanguageTag(text).build();
      } catch (IllformedLocaleException malformed) {
        wrong(
            "language",
            "the tag of a language",
            text,
            text.contains("_") ? text.replace('_', '-') : "en-GB");
      }
    }
    return text;
  }

  private @Nullable String id() {
    var text = entries.text("id");
    if (text != null && !IRI.matcher(text).matches()) {
      wrong("id", "an absolute name", text, "tag:site.example,2024:");
    }
    return text;
  }

  private void wrong(String name, String expected, String found, String example) {
    var line = entries.word(name);
    entries.flaw(
        name,
        line == null ? 0 : line.line(),
        Message.of(
            "expected %s, found %s; write it as `%s`", expected, Characters.quote(found), example));
  }
}
