package topicwire.query.topic;

import java.util.List;
import java.util.TreeMap;
import topicwire.index.read.topic.Topic;

/// The topics of several states as one list, as editors see them.
final class MergedTopics {
  private MergedTopics() {}

  /// Most articles first.
  static List<Topic> of(List<List<Topic>> lists) {
    var topics = new TreeMap<String, Topic>();
    for (var list : lists) {
      list.forEach(topic -> topics.merge(topic.slug(), topic, MergedTopics::sum));
    }
    return topics.values().stream().sorted(TopicPage.By.ARTICLES.order()).toList();
  }

  /// Named as in the state that has more articles.
  private static Topic sum(Topic one, Topic other) {
    return new Topic(
        one.slug(),
        one.articles() >= other.articles() ? one.name() : other.name(),
        one.articles() + other.articles(),
        one.below() + other.below(),
        one.definition() == null ? other.definition() : one.definition(),
        one.isListed() || other.isListed());
  }
}
