package topicwire.query.topic;

import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.topic.Topic;

/// A part of the list of topics. It begins behind a place, not behind a number of topics: a list
/// that has changed since the page before neither repeats nor leaves out a topic that has kept its
/// place.
///
/// @param next the place to go on behind, `<articles>#<slug>`; null at the end
record TopicPage(List<Topic> topics, @Nullable String next) {
  /// What the topics are ordered by: the larger first, then by slug.
  enum By {
    ARTICLES,

    /// No topic comes before one above it, unless both have the same articles.
    TREE;

    private long number(Topic topic) {
      return switch (this) {
        case ARTICLES -> topic.articles();
        case TREE -> topic.withDescendants();
      };
    }

    Comparator<Topic> order() {
      return comparingLong(this::number).reversed().thenComparing(Topic::slug);
    }

    private String place(Topic topic) {
      return number(topic) + "#" + topic.slug();
    }

    private boolean isBehind(Topic topic, String place) {
      var cut = place.indexOf('#');
      var last = Long.parseLong(place.substring(0, cut));
      var number = number(topic);
      return number < last
          || (number == last && topic.slug().compareTo(place.substring(cut + 1)) > 0);
    }
  }

  /// Bytes of definitions of a page: one may have 16 KB, and an answer 6 MB.
  private static final int MAX_DEFINITIONS = 2 * 1024 * 1024;

  TopicPage {
    topics = List.copyOf(topics);
  }

  /// The page behind a place.
  ///
  /// @param all in the order of `by`
  /// @param prefix of the slugs that are kept
  /// @param after null for the beginning
  static TopicPage of(List<Topic> all, By by, String prefix, @Nullable String after, int limit) {
    var kept =
        all.stream()
            .filter(topic -> topic.slug().startsWith(prefix))
            .filter(topic -> after == null || by.isBehind(topic, after))
            .limit(limit + 1L)
            .toList();
    var end = 0;
    var bytes = 0L;
    while (end < Math.min(limit, kept.size()) && (end == 0 || bytes < MAX_DEFINITIONS)) {
      var definition = kept.get(end++).definition();
      bytes += definition == null ? 0 : 3L * definition.length();
    }
    return new TopicPage(
        kept.subList(0, end), end == kept.size() ? null : by.place(kept.get(end - 1)));
  }
}
