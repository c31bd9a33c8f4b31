package topicwire.index.layout;

import topicwire.index.Visibility;

/// A list of articles: those of a topic, of a category, or all.
///
/// @param key the partition key of its entries
public record Partition(String key) {

  /// The articles of a topic.
  public static Partition topic(Visibility visibility, String slug) {
    return new Partition(RowType.TOPIC_ENTRY.partition(visibility, slug));
  }

  /// The articles of a category.
  public static Partition category(Visibility visibility, String slug) {
    return new Partition(RowType.CATEGORY_ENTRY.partition(visibility, slug));
  }

  /// The articles that time will change, each under the instant at which it next does; for editors.
  public static Partition due() {
    return new Partition(Keys.DUE_PARTITION);
  }

  /// All articles.
  public static Partition feed(Visibility visibility) {
    return new Partition(RowType.FEED_ENTRY.partition(visibility));
  }
}
