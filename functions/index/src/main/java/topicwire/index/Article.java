package topicwire.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article as the index needs it: what it is found by, and two ready-made JSON objects.
///
/// @param key the object key, the article's identity
/// @param publishedAt UTC second of publication, `2023-10-17T00:31:00Z`; [#UNDATED] without
/// @param day of publication as the file has it, `2023-10-16`: by its offset it may be another than
///   that of `publishedAt`
/// @param topics at most [#MAX_TOPICS], slugs distinct and not empty
/// @param above slugs of the topics above these and not among them, at most [#MAX_ABOVE]; what a
///   reader of files leaves empty
/// @param category null when its slug is empty
/// @param provider the provider's domain
/// @param aliases addresses that it is found by beside its own, at most [#MAX_ALIASES]
/// @param item JSON object of at most 16 KB: the article as it stands in lists
/// @param detail JSON object: the whole article
public record Article(
    String key,
    String publishedAt,
    String day,
    List<Label> topics,
    List<String> above,
    @Nullable Label category,
    @Nullable String type,
    @Nullable String provider,
    @Nullable Long quality,
    long heat,
    @Nullable String webUrl,
    List<String> aliases,
    String item,
    String detail) {

  /// The second of an article without a date: sorts after all others, outside every date range.
  public static final String UNDATED = "0000-00-00T00:00:00Z";

  /// So that publishing or withdrawing an article fits a transaction: see [IndexWriter].
  public static final int MAX_TOPICS = 24;

  /// The same: each alias is a row.
  public static final int MAX_ALIASES = 10;

  /// The same: the source record and the counts of all of them are one transaction.
  public static final int MAX_ABOVE = 99;

  public Article {
    topics = List.copyOf(topics);
    above = List.copyOf(above);
    aliases = List.copyOf(aliases);
  }

  /// An article as its file has it: what is above its topics is not known there.
  public Article(
      String key,
      String publishedAt,
      String day,
      List<Label> topics,
      @Nullable Label category,
      @Nullable String type,
      @Nullable String provider,
      @Nullable Long quality,
      long heat,
      @Nullable String webUrl,
      List<String> aliases,
      String item,
      String detail) {
    this(
        key,
        publishedAt,
        day,
        topics,
        List.of(),
        category,
        type,
        provider,
        quality,
        heat,
        webUrl,
        aliases,
        item,
        detail);
  }

  /// An article of the day of its publication, without aliases.
  public Article(
      String key,
      String publishedAt,
      List<Label> topics,
      @Nullable Label category,
      @Nullable String type,
      @Nullable String provider,
      @Nullable Long quality,
      long heat,
      @Nullable String webUrl,
      String item,
      String detail) {
    this(
        key,
        publishedAt,
        dayOf(publishedAt),
        topics,
        category,
        type,
        provider,
        quality,
        heat,
        webUrl,
        List.of(),
        item,
        detail);
  }

  /// The same article under other topics; what it shows of itself stays.
  public Article withTopics(List<Label> others, List<String> above) {
    return new Article(
        key,
        publishedAt,
        day,
        others,
        above,
        category,
        type,
        provider,
        quality,
        heat,
        webUrl,
        aliases,
        item,
        detail);
  }

  /// The day in UTC of a second, or of a sort key that begins with one.
  public static String dayOf(String second) {
    return second.substring(0, "2023-10-17".length());
  }
}
