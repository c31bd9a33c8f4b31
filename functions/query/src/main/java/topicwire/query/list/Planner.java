package topicwire.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.expression.TopicExpression;
import topicwire.index.layout.Partition;
import topicwire.index.read.EntryFilters;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.table.Filter;
import topicwire.index.taxonomy.Taxonomy;

/// Decides which partitions a list reads: as few as possible, and of each as little.
final class Planner {
  /// Partitions that are read for a topic and those below it. Each is a request; where more of them
  /// have articles, the list of all articles is read and filtered.
  static final int MAX_PARTITIONS = 25;

  private final IndexReader catalog;
  private final Supplier<Taxonomy> taxonomy;
  private final Function<Visibility, List<Topic>> topics;

  /// @param topics those that have articles, which may be a minute old; asked for wide trees only
  Planner(
      IndexReader catalog, Supplier<Taxonomy> taxonomy, Function<Visibility, List<Topic>> topics) {
    this.catalog = catalog;
    this.taxonomy = taxonomy;
    this.topics = topics;
  }

  /// The walks of a group: over its rarest topic, so that the least is read in vain; over the
  /// topics of a tree, where only trees are wanted.
  List<PartitionReader.Source> sources(
      Visibility visibility, TopicExpression.Group group, List<Filter> more) {
    var filters = new ArrayList<>(more);
    group.unwantedTopics().forEach(slug -> filters.add(EntryFilters.notTopic(slug)));
    var trees = new ArrayList<PartitionReader.TreeFilter>();
    group
        .unwantedTrees()
        .forEach(slug -> trees.add(new PartitionReader.TreeFilter(subtree(slug), false)));
    var walked = rarest(visibility, group.wantedTopics());
    if (walked == null && !group.wantedTrees().isEmpty()) {
      var first = group.wantedTrees().first();
      group.wantedTrees().stream()
          .skip(1)
          .forEach(slug -> trees.add(new PartitionReader.TreeFilter(subtree(slug), true)));
      return ofTree(visibility, first, filters, trees);
    }
    group.wantedTopics().stream()
        .filter(slug -> !slug.equals(walked))
        .forEach(slug -> filters.add(EntryFilters.topic(slug)));
    group
        .wantedTrees()
        .forEach(slug -> trees.add(new PartitionReader.TreeFilter(subtree(slug), true)));
    var partition =
        walked == null ? Partition.feed(visibility) : Partition.topic(visibility, walked);
    return List.of(new PartitionReader.Source(visibility, partition.key(), filters, trees));
  }

  /// The walks of a topic and all below it.
  List<PartitionReader.Source> ofTree(
      Visibility visibility,
      String root,
      List<Filter> filters,
      List<PartitionReader.TreeFilter> trees) {
    var subtree = subtree(root);
    var read = subtree.size() <= MAX_PARTITIONS ? subtree : withArticles(visibility, subtree);
    if (read.size() > MAX_PARTITIONS) {
      var all = new ArrayList<>(trees);
      all.add(new PartitionReader.TreeFilter(subtree, true));
      return List.of(
          new PartitionReader.Source(visibility, Partition.feed(visibility).key(), filters, all));
    }
    return read.stream()
        .map(slug ->
            new PartitionReader.Source(
                visibility, Partition.topic(visibility, slug).key(), filters, trees))
        .toList();
  }

  private SortedSet<String> subtree(String root) {
    return taxonomy.get().subtree(root);
  }

  private SortedSet<String> withArticles(Visibility visibility, SortedSet<String> subtree) {
    var found = new TreeSet<String>();
    for (var topic : topics.apply(visibility)) {
      if (topic.articles() > 0 && subtree.contains(topic.slug())) {
        found.add(topic.slug());
      }
    }
    return found;
  }

  /// The topic with the fewest articles, of several the first: whichever it is, the list is the
  /// same. Null for none. Only the topics of the expression are looked up, and none behind one that
  /// has no articles.
  private @Nullable String rarest(Visibility visibility, SortedSet<String> slugs) {
    if (slugs.size() < 2) {
      return slugs.isEmpty() ? null : slugs.first();
    }
    var rarest = slugs.first();
    var least = Long.MAX_VALUE;
    for (var slug : slugs) {
      var articles = least == 0 ? 0 : catalog.articles(visibility, slug);
      if (articles < least) {
        rarest = slug;
        least = articles;
      }
    }
    return rarest;
  }
}
