package topicwire.query.list;

import static java.util.Collections.disjoint;

import java.util.Set;
import topicwire.index.read.Entry;

/// Whether an article has a topic of a tree. Judged here: an expression of DynamoDB has at most 4
/// KB, and a tree may have thousands of topics. What is read costs the same.
///
/// @param topics slugs
/// @param isWanted whether it must have one, or must have none
record TreeFilter(Set<String> topics, boolean isWanted) {
  TreeFilter {
    topics = Set.copyOf(topics);
  }

  boolean passes(Entry entry) {
    return disjoint(entry.topics(), topics) != isWanted;
  }
}
