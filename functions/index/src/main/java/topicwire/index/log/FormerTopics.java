package topicwire.index.log;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.LogPlace;

/// What the public was shown of a key before a change: nothing, or an article with some topics. By
/// this a reader of a single row knows whether an article is new, and which lists it leaves.
public sealed interface FormerTopics {

  /// Nothing was shown.
  record None() implements FormerTopics {}

  /// An article was shown, or may have been; under which topics is not known.
  record Unknown() implements FormerTopics {}

  /// An article was shown.
  ///
  /// @param topics slugs
  record Known(Set<String> topics) implements FormerTopics {
    public Known {
      topics = Set.copyOf(topics);
    }
  }

  /// By what the source record notes.
  ///
  /// @param topics of the article that it has, if it has one
  static FormerTopics of(@Nullable LogPlace place, Set<String> topics) {
    if (place == null || place.version().equals(LogPlace.WITHDRAWN)) {
      return new None();
    }
    return place.isDoubtful() ? new Unknown() : new Known(topics);
  }

  /// What a row says. One of a version that did not write it says nothing.
  ///
  /// @param text see [#text]
  /// @param topics those of the row
  static FormerTopics of(@Nullable String text, Set<String> topics) {
    return switch (text) {
      case null -> new None();
      case LogPlace.DOUBTFUL -> new Unknown();
      case "=" -> new Known(topics);
      case "" -> new Known(Set.of());
      default -> new Known(Set.of(text.split(" ", -1)));
    };
  }

  /// How a row says it: null for nothing, a question mark for what is not known, slugs with a space
  /// between; an equals sign for those that the row has itself, since so it is with most changes,
  /// and a row is paid for by its size.
  ///
  /// @param topics those of the row
  default @Nullable String text(Set<String> topics) {
    return switch (this) {
      case None _ -> null;
      case Unknown _ -> LogPlace.DOUBTFUL;
      case Known(var former) ->
          former.equals(topics) && !topics.isEmpty()
              ? "="
              : String.join(" ", new TreeSet<>(former));
    };
  }
}
