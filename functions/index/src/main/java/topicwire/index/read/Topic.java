package topicwire.index.read;

import org.jspecify.annotations.Nullable;
import topicwire.index.Definition;

/// A topic in the list of all topics.
///
/// @param name most frequent spelling among its articles, of several the smallest; a topic that is
///   only defined has its definition's name in `definition`, and its slug here
/// @param articles how many articles have it; 0 where it is only defined
/// @param definition JSON object, see [Definition#json]; null without one
public record Topic(String slug, String name, long articles, @Nullable String definition) {}
