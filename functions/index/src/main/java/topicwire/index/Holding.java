package topicwire.index;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a key has in the index, in so few words that its {@link Guard} can hold them: enough
 * to find every row again and to take its part out of every count.
 *
 * @param second the second of the article's entries; empty where there are none
 * @param topics the topics of an article, or the one topic of a definition
 * @param category the slug of an article's category
 * @param urlHash see {@link Rows#hash}
 */
record Holding(
    State state,
    String second,
    List<Label> topics,
    @Nullable String category,
    @Nullable String urlHash) {

  private static final Pattern SECOND =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  static final Holding NOTHING = new Holding(State.DELETED, "", List.of(), null, null);

  Holding {
    topics = List.copyOf(topics);
  }

  /** The rows that a standing needs. */
  static Holding of(Standing standing) {
    return switch (standing) {
      case Standing.Published(var article, var _) -> of(State.PUBLISHED, article);
      case Standing.Draft(var article, var _) -> of(State.DRAFT, article);
      case Standing.Defined(var definition, var _) ->
          new Holding(State.DEFINITION, "", List.of(new Label(definition.slug(), "")), null, null);
      case Standing.Rejected _ -> new Holding(State.REJECTED, "", List.of(), null, null);
      case Standing.Deleted _ -> NOTHING;
    };
  }

  private static Holding of(State state, Article article) {
    var category = article.category();
    var webUrl = article.webUrl();
    return new Holding(
        state,
        article.second(),
        // In the order in which they come back from the guard: equal holdings must be equal.
        article.topics().stream().sorted(Guards.LABELS).toList(),
        category == null ? null : category.slug(),
        webUrl == null ? null : Rows.hash(webUrl));
  }

  /** Whether it can be that of a standing: nothing else may decide what is deleted and counted. */
  boolean sound() {
    return switch (state) {
      case PUBLISHED, DRAFT ->
          SECOND.matcher(second).matches()
              && topics.size() <= Article.MAX_TOPICS
              && topics.stream().map(Label::slug).distinct().count() == topics.size()
              && topics.stream().allMatch(topic -> topic.equals(Label.of(topic.name())))
              && (urlHash == null || HASH.matcher(urlHash).matches());
      case DEFINITION -> topics.size() == 1 && equals(new Holding(state, "", topics, null, null));
      case REJECTED, DELETED -> equals(new Holding(state, "", List.of(), null, null));
    };
  }

  /** Where the article's rows live, or null when there is no article. */
  @Nullable Visibility visibility() {
    return switch (state) {
      case PUBLISHED -> Visibility.PUBLISHED;
      case DRAFT -> Visibility.DRAFT;
      case DEFINITION, REJECTED, DELETED -> null;
    };
  }
}
