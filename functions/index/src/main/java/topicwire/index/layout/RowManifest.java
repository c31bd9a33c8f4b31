package topicwire.index.layout;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.ContentState;
import topicwire.index.Definition;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Slug;
import topicwire.index.Visibility;
import topicwire.index.taxonomy.Claims;

/// Which rows a key has in the index, in so few words that its [SourceRecord] can hold them: enough
/// to find every row again and to take its part out of every count.
///
/// @param publishedAt the second of the article's entries; empty where there are none
/// @param topics the topics of an article, or the one topic of a definition
/// @param category the slug of an article's category
/// @param urlHash see [RowCodec#hash]
/// @param month of the article's day; null where it is that of `publishedAt`
/// @param reason why the public sees nothing of the key: what hides a draft, or the code by which a
///   file is rejected or no article; null where none is known
/// @param aliasHashes see [RowCodec#aliasHash]
/// @param due UTC second at which time next changes the article; null when it does not
/// @param claims digest of what the key's definitions claim; null where it has none
/// @param above slugs of the topics above an article's, in order, that count it
public record RowManifest(
    ContentState state,
    String publishedAt,
    List<Label> topics,
    @Nullable String category,
    @Nullable String urlHash,
    @Nullable String month,
    @Nullable String reason,
    List<String> aliasHashes,
    @Nullable String due,
    @Nullable String claims,
    List<String> above) {

  private static final Pattern SECOND =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

  /// The last second that is written with four digits for the year, so that texts sort as seconds
  /// do.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ALIAS_HASH = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern CLAIMS = Pattern.compile("[0-9a-f]{16}");

  /// The digest of no claims.
  private static final String UNKNOWN = "0000000000000000";

  private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,100}");

  public static final RowManifest NOTHING =
      new RowManifest(ContentState.DELETED, "", List.of(), null, null);

  public RowManifest {
    topics = List.copyOf(topics);
    aliasHashes = List.copyOf(aliasHashes);
    above = List.copyOf(above);
  }

  /// That of a key of which no more is known.
  public RowManifest(
      ContentState state,
      String publishedAt,
      List<Label> topics,
      @Nullable String category,
      @Nullable String urlHash) {
    this(state, publishedAt, topics, category, urlHash, null, null, List.of(), null);
  }

  /// That of a key without definitions, and with nothing above its topics.
  public RowManifest(
      ContentState state,
      String publishedAt,
      List<Label> topics,
      @Nullable String category,
      @Nullable String urlHash,
      @Nullable String month,
      @Nullable String reason,
      List<String> aliasHashes,
      @Nullable String due) {
    this(
        state,
        publishedAt,
        topics,
        category,
        urlHash,
        month,
        reason,
        aliasHashes,
        due,
        null,
        List.of());
  }

  private static RowManifest withoutRows(ContentState state, @Nullable String reason) {
    return new RowManifest(state, "", List.of(), null, null, null, reason, List.of(), null);
  }

  /// The rows that an interpretation needs.
  public static RowManifest of(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Published(var article, var _, var _) -> of(interpretation, article, null);
      case Interpretation.Draft(var article, var _, var hiddenBy) ->
          of(interpretation, article, hiddenBy.isEmpty() ? null : hiddenBy.getFirst());
      case Interpretation.Scheduled(var article, var _, var _, var _) ->
          of(interpretation, article, "scheduled");
      case Interpretation.Expired(var article, var _) -> of(interpretation, article, "expired");
      case Interpretation.Defined(var definition, var _) ->
          ofDefinitions(ContentState.DEFINITION, List.of(definition));
      case Interpretation.Queried _ -> withoutRows(ContentState.QUERY, null);
      case Interpretation.Rejected(var flaws) ->
          withoutRows(ContentState.REJECTED, flaws.isEmpty() ? null : flaws.getFirst().code());
      case Interpretation.Ignored(var flaw) -> withoutRows(ContentState.IGNORED, flaw.code());
      case Interpretation.Configured(var _, var _, var definitions) ->
          ofDefinitions(ContentState.SETTINGS, definitions);
      case Interpretation.Deleted _ -> NOTHING;
    };
  }

  private static RowManifest of(
      Interpretation interpretation, Article article, @Nullable String reason) {
    var due = interpretation.due();
    var category = article.category();
    var month = monthOf(article.day());
    var webUrl = article.webUrl();
    return new RowManifest(
        interpretation.state(),
        article.publishedAt(),
        // In the order in which they come back from the source record: equal manifests must be
        // equal.
        article.topics().stream().sorted(SourceRecordCodec.LABELS).toList(),
        category == null ? null : category.slug(),
        webUrl == null ? null : RowCodec.hash(webUrl),
        month.equals(monthOf(article.publishedAt())) ? null : month,
        reason,
        article.aliases().stream().map(RowCodec::aliasHash).distinct().sorted().toList(),
        due == null || due.isAfter(LAST) ? null : due.toString(),
        null,
        article.above().stream().sorted().toList());
  }

  private static RowManifest ofDefinitions(ContentState state, List<Definition> definitions) {
    return ofDefinitions(
        state,
        definitions.stream()
            .map(definition -> new Label(definition.slug(), ""))
            .sorted(SourceRecordCodec.LABELS)
            .toList(),
        definitions.isEmpty()
            ? null
            : Claims.digest(definitions.stream().map(Definition::topic).toList()));
  }

  private static RowManifest ofDefinitions(
      ContentState state, List<Label> topics, @Nullable String claims) {
    return new RowManifest(
        state, "", topics, null, null, null, null, List.of(), null, claims, List.of());
  }

  /// The same of a key whose rows cannot be trusted: whatever is seen of it next will claim
  /// something else.
  public RowManifest distrusted() {
    return claims == null ? this : with(UNKNOWN, above);
  }

  /// The same with other topics above those of the article: the same rows, and other counts.
  public RowManifest withAbove(List<String> others) {
    return with(claims, others);
  }

  private RowManifest with(@Nullable String otherClaims, List<String> others) {
    return new RowManifest(
        state,
        publishedAt,
        topics,
        category,
        urlHash,
        month,
        reason,
        aliasHashes,
        due,
        otherClaims,
        others);
  }

  private static String monthOf(String day) {
    return day.substring(0, "2023-10".length());
  }

  /// The month that counts an article: that of its day.
  String monthOfDay() {
    return month == null ? monthOf(publishedAt) : month;
  }

  /// Whether it can be that of an interpretation: nothing else may decide what is deleted and
  /// counted.
  boolean sound() {
    return switch (state) {
      case PUBLISHED, DRAFT, SCHEDULED, EXPIRED ->
          SECOND.matcher(publishedAt).matches()
              && topics.size() <= Article.MAX_TOPICS
              && topics.stream().map(Label::slug).distinct().count() == topics.size()
              && topics.stream().allMatch(topic -> topic.equals(Label.of(topic.name())))
              && (urlHash == null || HASH.matcher(urlHash).matches())
              && (month == null
                  || (MONTH.matcher(month).matches() && !month.equals(monthOf(publishedAt))))
              && (reason == null
                  || (state != ContentState.PUBLISHED && REASON.matcher(reason).matches()))
              && aliasHashes.size() <= Article.MAX_ALIASES
              && aliasHashes.stream().allMatch(hash -> ALIAS_HASH.matcher(hash).matches())
              && (due == null
                  || ((state == ContentState.PUBLISHED || state == ContentState.SCHEDULED)
                      && SECOND.matcher(due).matches()))
              && claims == null
              && isAbove();
      case DEFINITION ->
          topics.size() == 1
              && (claims == null || CLAIMS.matcher(claims).matches())
              && equals(ofDefinitions(state, topics, claims));
      case REJECTED, IGNORED ->
          equals(withoutRows(state, reason))
              && (reason == null || REASON.matcher(reason).matches());
      case SETTINGS ->
          topics.isEmpty() == (claims == null)
              && (claims == null || CLAIMS.matcher(claims).matches())
              && equals(ofDefinitions(state, topics, claims));
      case QUERY, DELETED -> equals(withoutRows(state, null));
    };
  }

  private boolean isAbove() {
    return above.size() <= Article.MAX_ABOVE
        && above.stream().allMatch(slug -> !slug.isEmpty() && slug.equals(Slug.of(slug)))
        && topics.stream().noneMatch(topic -> above.contains(topic.slug()));
  }

  /// Where the article's rows live, or null when there is no article.
  @Nullable Visibility visibility() {
    return switch (state) {
      case PUBLISHED -> Visibility.PUBLISHED;
      case DRAFT, SCHEDULED, EXPIRED -> Visibility.DRAFT;
      case DEFINITION, QUERY, REJECTED, IGNORED, SETTINGS, DELETED -> null;
    };
  }
}
