package topicwire.query.topic;

import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.Topic;

/// A part of the list of topics. It begins behind a place, not behind a number of topics: a list
/// that has changed since the page before neither repeats nor leaves out a topic that has kept its
/// place.
///
/// @param next the place to go on behind, `<articles>#<slug>`; null at the end
record TopicPage(List<Topic> topics, @Nullable String next) {
  /// Most articles first, then by slug.
  static final Comparator<Topic> ORDER =
      comparingLong(Topic::articles).reversed().thenComparing(Topic::slug);

  /// Bytes of definitions of a page: one may have 16 KB, and an answer 6 MB.
  private static final int MAX_DEFINITIONS = 2 * 1024 * 1024;

  TopicPage {
    topics = List.copyOf(topics);
  }

  /// The page behind a place.
  ///
  /// @param all in their order
  /// @param prefix of the slugs that are kept
  /// @param after null for the beginning
  static TopicPage of(List<Topic> all, String prefix, @Nullable String after, int limit) {
    var kept =
        all.stream()
            .filter(topic -> topic.slug().startsWith(prefix))
            .filter(topic -> after == null || isBehind(topic, after))
            .limit(limit + 1L)
            .toList();
    var end = 0;
    var bytes = 0L;
    while (end < Math.min(limit, kept.size()) && (end == 0 || bytes < MAX_DEFINITIONS)) {
      var definition = kept.get(end++).definition();
      bytes += definition == null ? 0 : 3L * definition.length();
    }
    return new TopicPage(
        kept.subList(0, end), end == kept.size() ? null : place(kept.get(end - 1)));
  }

  private static String place(Topic topic) {
    return topic.articles() + "#" + topic.slug();
  }

  private static boolean isBehind(Topic topic, String place) {
    var cut = place.indexOf('#');
    var articles = Long.parseLong(place.substring(0, cut));
    return topic.articles() < articles
        || (topic.articles() == articles && topic.slug().compareTo(place.substring(cut + 1)) > 0);
  }
}
