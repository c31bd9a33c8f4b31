package topicwire.index;

import java.util.List;
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
        article.topics(),
        category == null ? null : category.slug(),
        webUrl == null ? null : Rows.hash(webUrl));
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
