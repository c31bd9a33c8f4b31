package topicwire.index.layout;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.ContentState;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Visibility;

/// Which rows a key has in the index, in so few words that its [SourceRecord] can hold them: enough
/// to find every row again and to take its part out of every count.
///
/// @param second the second of the article's entries; empty where there are none
/// @param topics the topics of an article, or the one topic of a definition
/// @param category the slug of an article's category
/// @param urlHash see [RowCodec#hash]
/// @param due UTC second at which time next changes the article; null when it does not
public record RowManifest(
    ContentState state,
    String second,
    List<Label> topics,
    @Nullable String category,
    @Nullable String urlHash,
    @Nullable String due) {

  private static final Pattern SECOND =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

  /// The last second that is written with four digits for the year, so that texts sort as seconds do.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public static final RowManifest NOTHING =
      new RowManifest(ContentState.DELETED, "", List.of(), null, null);

  /// That of what time does not change.
  public RowManifest(
      ContentState state,
      String second,
      List<Label> topics,
      @Nullable String category,
      @Nullable String urlHash) {
    this(state, second, topics, category, urlHash, null);
  }

  public RowManifest {
    topics = List.copyOf(topics);
  }

  /// The rows that an interpretation needs.
  public static RowManifest of(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Published(var article, var _, var _) -> of(interpretation, article);
      case Interpretation.Draft(var article, var _, var _) -> of(interpretation, article);
      case Interpretation.Scheduled(var article, var _, var _, var _) ->
          of(interpretation, article);
      case Interpretation.Expired(var article, var _) -> of(interpretation, article);
      case Interpretation.Defined(var definition, var _) ->
          new RowManifest(
              ContentState.DEFINITION, "", List.of(new Label(definition.slug(), "")), null, null);
      case Interpretation.Rejected _ ->
          new RowManifest(ContentState.REJECTED, "", List.of(), null, null);
      case Interpretation.Ignored _ ->
          new RowManifest(ContentState.IGNORED, "", List.of(), null, null);
      case Interpretation.Configured _ ->
          new RowManifest(ContentState.SETTINGS, "", List.of(), null, null);
      case Interpretation.Deleted _ -> NOTHING;
    };
  }

  private static RowManifest of(Interpretation interpretation, Article article) {
    var due = interpretation.due();
    var category = article.category();
    var webUrl = article.webUrl();
    return new RowManifest(
        interpretation.state(),
        article.second(),
        // In the order in which they come back from the source record: equal manifests must be
        // equal.
        article.topics().stream().sorted(SourceRecordCodec.LABELS).toList(),
        category == null ? null : category.slug(),
        webUrl == null ? null : RowCodec.hash(webUrl),
        due == null || due.isAfter(LAST) ? null : due.toString());
  }

  /// Whether it can be that of an interpretation: nothing else may decide what is deleted and
  /// counted.
  boolean sound() {
    return switch (state) {
      case PUBLISHED, DRAFT, SCHEDULED, EXPIRED ->
          SECOND.matcher(second).matches()
              && topics.size() <= Article.MAX_TOPICS
              && topics.stream().map(Label::slug).distinct().count() == topics.size()
              && topics.stream().allMatch(topic -> topic.equals(Label.of(topic.name())))
              && (urlHash == null || HASH.matcher(urlHash).matches())
              && (due == null
                  || ((state == ContentState.PUBLISHED || state == ContentState.SCHEDULED)
                      && SECOND.matcher(due).matches()));
      case DEFINITION ->
          topics.size() == 1 && equals(new RowManifest(state, "", topics, null, null));
      case REJECTED, IGNORED, SETTINGS, DELETED ->
          equals(new RowManifest(state, "", List.of(), null, null));
    };
  }

  /// Where the article's rows live, or null when there is no article.
  @Nullable Visibility visibility() {
    return switch (state) {
      case PUBLISHED -> Visibility.PUBLISHED;
      case DRAFT, SCHEDULED, EXPIRED -> Visibility.DRAFT;
      case DEFINITION, REJECTED, IGNORED, SETTINGS, DELETED -> null;
    };
  }
}
