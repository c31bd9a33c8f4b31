package topicwire.articles.fields;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of fields: what an article is read from. Everything that depends on the names of
/// fields follows from it: where a value is looked for, what is a near miss of a name, which names
/// an answer has already, and the table in `.github/docs/files.md`.
///
/// The publisher's own names are the canonical ones, under which a field is served; the others are
/// those of generators, the first that is there wins.
public enum Field {
  TITLE(
      "title",
      Served.IN_LISTS,
      "1 to 500 characters; else a field that the settings name, `name`, the first heading of the"
          + " body, the name of the file",
      "name"),
  EXCERPT(
      "excerpt",
      Served.IN_LISTS,
      "at most 5,000 characters; else the first prose of the body, of which 300 are taken",
      "description",
      "summary",
      "deck",
      "subtitle",
      "spoiler",
      "bio"),
  TYPE("type", Served.IN_LISTS, "any word of at most 100 characters: article, video, course"),
  CATEGORY(
      "category",
      Served.IN_LISTS,
      "see [Categories](#categories); else the first folder of the key, without its `_`"),
  CATEGORIES("categories", Served.IN_WHOLE, "where there are several; the first is the `category`"),
  PUBLISHED_DATE_TIME(
      "publishedDateTime",
      Served.IN_LISTS,
      "see [Dates](#dates)",
      "date",
      "pubDatetime",
      "pubDate",
      "publishDate"),
  UPDATED_DATE_TIME(
      "updatedDateTime",
      Served.IN_LISTS,
      "see [Dates](#dates)",
      "lastmod",
      "last_modified_at",
      "modified",
      "updated",
      "modDatetime"),
  PUBLISHED("published", Served.IN_WHOLE, "see [What hides an article](#what-hides-an-article)"),
  REMOVED("removed", Served.IN_WHOLE, "see [What hides an article](#what-hides-an-article)"),
  TOPICS("topics", Served.IN_LISTS, "see [Topics](#topics)", "tags", "tag"),
  AUTHORS(
      "authors",
      Served.IN_LISTS,
      "the names: a text, a list of texts, or maps with a `name`; at most 20",
      "author",
      "byline"),
  LOCALE(
      "locale",
      Served.IN_LISTS,
      "the language of the article as a tag, `en-GB`; else it is in that of the site",
      "lang"),
  QUALITY("quality", Served.IN_LISTS, "a whole number from -10^15 to 10^15"),
  HEAT("heat", Served.IN_LISTS, "a whole number from -10^15 to 10^15; 0 where it is absent"),
  WEB_URL(
      "webUrl",
      Served.IN_LISTS,
      "http or https with a host; else by a pattern of the settings, see [Addresses](#addresses)"),
  ORIGINAL_URL("originalUrl", Served.IN_LISTS, "http or https with a host"),
  AMP_WEB_URL("ampWebUrl", Served.IN_WHOLE, "http or https with a host"),
  CDN_AMP_WEB_URL("cdnAmpWebUrl", Served.IN_WHOLE, "http or https with a host"),
  ALIASES(
      "aliases",
      Served.IN_WHOLE,
      "former addresses of the article, a text or a list; at most 100",
      "alias",
      "redirect_from"),
  PROVIDER("provider", Served.IN_LISTS, "a map as in the file above, or a name"),
  IMAGES(
      "images",
      Served.IN_LISTS,
      "a list of maps with a `url`, a list of paths, or one of either; see [Addresses](#addresses)",
      "image",
      "cover",
      "featured_image",
      "hero",
      "heroImage",
      "thumbnail",
      "og_image"),
  RELATED("related", Served.IN_WHOLE, "maps as in the file above; at most 500");

  /// Which answers have a field.
  public enum Served {
    /// Lists, and the article as a whole.
    IN_LISTS,
    /// Only the article as a whole.
    IN_WHOLE
  }

  private static final Map<String, Field> CANONICAL = new HashMap<>();
  private static final Map<String, Field> ALL = new HashMap<>();

  static {
    for (var field : values()) {
      CANONICAL.put(field.plainNames.getFirst(), field);
      field.plainNames.forEach(plain -> ALL.put(plain, field));
    }
  }

  // Made by List.of and toList.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> names;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> plainNames;

  private final Served served;
  private final String rule;

  Field(String canonical, Served served, String rule, String... others) {
    names = Stream.concat(Stream.of(canonical), Stream.of(others)).toList();
    plainNames = names.stream().map(Names::plain).toList();
    this.served = served;
    this.rule = rule;
  }

  /// The name under which the field is served.
  public String canonical() {
    return names.getFirst();
  }

  /// All names, as messages and documents write them; the first that is there wins.
  public List<String> names() {
    return names;
  }

  /// All names in the form of [Names#plain].
  public List<String> plainNames() {
    return plainNames;
  }

  /// Which answers have the field.
  public Served served() {
    return served;
  }

  /// What the documents say of the field.
  String rule() {
    return rule;
  }

  /// Whether a name in its plain form is one under which a field is served.
  public static boolean isCanonical(String plain) {
    return CANONICAL.containsKey(plain);
  }

  /// The field that a name in its plain form may be read for, or null.
  public static @Nullable Field of(String plain) {
    return ALL.get(plain);
  }
}
