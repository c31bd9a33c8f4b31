package topicwire.index.read.topic;

import org.jspecify.annotations.Nullable;
import topicwire.index.Definition;

/// A topic with its numbers.
///
/// @param name most frequent spelling among its articles, of several the smallest; empty where it
///   has none, and then its definition may have a name
/// @param articles how many articles have it; 0 where it is only defined, or only above others
/// @param below how many articles have a topic below it and not the topic itself
/// @param definition JSON object, see [Definition#json]; null without one
/// @param isListed whether it has articles of its own, or may be shown for its definition alone
public record Topic(
    String slug,
    String name,
    long articles,
    long below,
    @Nullable String definition,
    boolean isListed) {

  /// One with nothing below it.
  public Topic(String slug, String name, long articles, @Nullable String definition) {
    this(slug, name, articles, 0, definition, true);
  }

  /// How many articles have it or a topic below it, each once.
  public long withDescendants() {
    return articles + below;
  }
}
