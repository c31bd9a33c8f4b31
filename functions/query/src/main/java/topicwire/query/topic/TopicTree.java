package topicwire.query.topic;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import topicwire.index.read.topic.Topic;
import topicwire.index.taxonomy.Taxonomy;

/// All topics that a caller may know of, those included that have articles below them only.
///
/// @param topics with most articles below them first
record TopicTree(List<Topic> topics, Set<String> slugs) {

  static TopicTree of(List<Topic> topics) {
    return new TopicTree(
        topics.stream().sorted(TopicPage.By.TREE.order()).toList(),
        topics.stream().map(Topic::slug).collect(toUnmodifiableSet()));
  }

  /// Those directly above a topic that are here, too.
  List<String> parents(String slug, Taxonomy taxonomy) {
    return taxonomy.parents(slug).stream().filter(slugs::contains).toList();
  }
}
