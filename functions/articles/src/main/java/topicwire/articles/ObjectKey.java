package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.Flaw;

/// An object's key and what follows from it alone.
///
/// @param text the whole key
/// @param path the part behind the prefix, null when the key does not begin with it
public record ObjectKey(String text, @Nullable String path) {

  /// S3 has 1,024; the table's sort keys have as many and put up to 124 before the key.
  static final int MAX_BYTES = 900;

  /// What static-site generators keep there is no content.
  private static final Set<String> IGNORED_FOLDERS =
      Set.of("_includes", "_layouts", "_sass", "_site", "_data");

  /// What generators call a folder of drafts.
  private static final Set<String> DRAFTS = Set.of("_drafts", "drafts", "draft");

  private static final Pattern DRAFT_NAME =
      Pattern.compile("\\.draft\\.[a-z]+$", Pattern.CASE_INSENSITIVE);

  /// In lower case: Markdown, HTML, and Markdown with components or code in it.
  private static final List<String> ENDINGS =
      List.of(".md", ".markdown", ".html", ".htm", ".mdx", ".qmd", ".rmd");

  private static final Pattern SECTION_PAGE =
      Pattern.compile("(^|/)_index(\\.[a-z-]{2,7})?\\.[a-z]+$", Pattern.CASE_INSENSITIVE);

  private static final List<String> DEFINITIONS = List.of("_data", "topics");
  private static final List<String> QUERIES = List.of("_data", "queries");

  static ObjectKey of(String key, String prefix) {
    return new ObjectKey(key, key.startsWith(prefix) ? key.substring(prefix.length()) : null);
  }

  KeyKind kind() {
    if (path == null) {
      return KeyKind.IGNORED;
    }
    if (path.equals(SettingsReader.KEY)) {
      return KeyKind.SETTINGS;
    }
    var lower = path.toLowerCase(Locale.ROOT);
    var segments = segments(lower);
    if (segments.stream().anyMatch(segment -> segment.startsWith("."))) {
      return KeyKind.IGNORED;
    }
    var folders = folders(segments);
    var yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
    if (yaml && folders.equals(DEFINITIONS)) {
      return KeyKind.DEFINITION;
    }
    if (yaml && folders.equals(QUERIES)) {
      return KeyKind.QUERY;
    }
    var article = ENDINGS.stream().anyMatch(lower::endsWith);
    var ignored = folders.stream().anyMatch(IGNORED_FOLDERS::contains);
    return article && !ignored ? KeyKind.ARTICLE : KeyKind.IGNORED;
  }

  boolean isHtml() {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".html") || lower.endsWith(".htm");
  }

  /// Whether the name is that of a section's list page: `_index.md`.
  boolean isSectionPage() {
    return text.indexOf('_') >= 0 && SECTION_PAGE.matcher(text).find();
  }

  /// Whether a folder makes the article a draft.
  public boolean inDrafts() {
    if (path == null) {
      return false;
    }
    var lower = path.toLowerCase(Locale.ROOT);
    return lower.contains("draft") && folders(segments(lower)).stream().anyMatch(DRAFTS::contains);
  }

  /// Whether the name says so: `idea.draft.md`.
  public boolean isDraftByName() {
    return text.indexOf('.') != text.lastIndexOf('.') && DRAFT_NAME.matcher(text).find();
  }

  /// The first folder without its underscore, null when there is none.
  @Nullable String firstFolder() {
    if (path == null || path.indexOf('/') <= 0) {
      return null;
    }
    var folder = path.substring(0, path.indexOf('/'));
    return folder.startsWith("_") ? folder.substring(1) : folder;
  }

  /// Why no object of this key is taken, or null.
  @Nullable Flaw mistake() {
    var bytes = text.getBytes(UTF_8).length;
    if (bytes > MAX_BYTES) {
      return new Flaw(
          "key-too-long",
          0,
          null,
          Message.of(
              "expected a key of at most %d bytes, found %d; give the file a shorter name",
              MAX_BYTES, bytes));
    }
    if (Characters.hasControl(text) || Characters.hasLoneSurrogate(text)) {
      return new Flaw(
          "key-invalid",
          0,
          null,
          "the key holds a control character; rename the file to printable characters");
    }
    return null;
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private static List<String> folders(List<String> segments) {
    return segments.subList(0, segments.size() - 1);
  }
}
