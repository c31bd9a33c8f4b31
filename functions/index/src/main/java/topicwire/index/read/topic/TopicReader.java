package topicwire.index.read.topic;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.read.walk.Walks;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;
import topicwire.index.table.TableException;
import topicwire.index.taxonomy.Taxonomy;
import topicwire.index.taxonomy.TaxonomyRow;

/// Reads topics: their names, numbers and months, and what their definitions say. Eventually
/// consistent. Thread-safe. Throws [TableException] when the database does not answer.
public final class TopicReader {
  private final Walks walks;

  public TopicReader(Walks walks) {
    this.walks = walks;
  }

  /// Every topic that has articles, or a definition that may stand alone before this audience; most
  /// articles first, then by slug.
  public List<Topic> all(Visibility visibility) {
    return tree(visibility).stream().filter(Topic::isListed).toList();
  }

  /// The same with those that have articles below them only.
  public List<Topic> tree(Visibility visibility) {
    var spellings = new TreeMap<String, Counts.Spellings>();
    walks.eachOfMany(
        Keys.totalsPartition(visibility),
        row -> {
          var count = Counts.Count.of(row);
          if (!count.first().isEmpty()) {
            spellings.computeIfAbsent(count.first(), _ -> new Counts.Spellings()).add(count);
          }
        });
    var definitions = definitions();
    var taxonomy =
        Taxonomy.of(
            definitions.values().stream()
                .map(RowCodec::definedTopic)
                .filter(Objects::nonNull)
                .toList());
    definitions.keySet().stream()
        .filter(taxonomy::isTopic)
        .forEach(slug -> spellings.putIfAbsent(slug, new Counts.Spellings()));
    var topics = new ArrayList<Topic>();
    spellings.forEach((slug, names) -> {
      var topic = topic(visibility, slug, names, definitions.get(slug));
      if (topic != null) {
        topics.add(topic);
      }
    });
    topics.sort(comparingLong(Topic::articles).reversed().thenComparing(Topic::slug));
    return topics;
  }

  private static @Nullable Topic topic(
      Visibility visibility, String slug, Counts.Spellings names, @Nullable Row definition) {
    var isListed = names.sum() > 0 || standsAlone(visibility, definition);
    return isListed || names.below() > 0
        ? new Topic(slug, names.shown(), names.sum(), names.below(), json(definition), isListed)
        : null;
  }

  /// One topic by its slug, or null when it has no articles, itself or below it, and no definition
  /// that may stand alone before this audience.
  public @Nullable Topic one(Visibility visibility, String slug) {
    var names = numbers(visibility, slug);
    var definition = definitions(Walks.startingWith(Keys.DEFINITIONS_PARTITION, slug)).get(slug);
    return topic(visibility, slug, names, definition);
  }

  private Counts.Spellings numbers(Visibility visibility, String slug) {
    var names = new Counts.Spellings();
    walks.each(
        Walks.startingWith(Keys.totalsPartition(visibility), slug),
        row -> names.add(Counts.Count.of(row)));
    return names;
  }

  /// What all topic definitions say together.
  public Taxonomy taxonomy() {
    return TaxonomyRow.read(walks::page);
  }

  /// How many articles a topic has; one request, however many topics there are.
  public long articles(Visibility visibility, String slug) {
    return numbers(visibility, slug).sum();
  }

  /// How many articles there are; one request.
  public long articles(Visibility visibility) {
    var articles = new LongAdder();
    walks.each(
        Walks.startingWith(Keys.totalsPartition(visibility), ""),
        row -> articles.add(Counts.Count.of(row).number()));
    return articles.sum();
  }

  /// How many articles a topic has by month, the earliest first; undated articles are in none.
  public List<Month> months(Visibility visibility, String slug) {
    var months = new TreeMap<String, Long>();
    walks.each(
        Walks.of(Keys.monthsPartition(visibility, slug)),
        row -> {
          var count = Counts.Count.of(row);
          months.merge(count.first(), count.number(), Long::sum);
        });
    return months.entrySet().stream()
        .filter(month -> month.getValue() > 0)
        .map(month -> new Month(month.getKey(), month.getValue()))
        .toList();
  }

  /// Whether a topic without articles is shown for its definition. The public does not see how many
  /// articles are hidden, and no definition tells that there are some, unless its author wants it
  /// shown whatever there is.
  private static boolean standsAlone(Visibility visibility, @Nullable Row definition) {
    return definition != null
        && (visibility == Visibility.DRAFT || definition.number(Attributes.STANDS_ALONE) != null);
  }

  private static @Nullable String json(@Nullable Row definition) {
    return definition == null ? null : definition.text(Attributes.DEFINITION);
  }

  /// The definitions by slug; of several files that define one topic, that with the smallest key.
  private Map<String, Row> definitions() {
    return definitions(Walks.of(Keys.DEFINITIONS_PARTITION));
  }

  private Map<String, Row> definitions(RowQuery walk) {
    var definitions = new HashMap<String, Row>();
    walks.each(
        walk,
        row -> {
          if (row.text(Attributes.DEFINITION) != null) {
            definitions.putIfAbsent(row.key().sk().substring(0, row.key().sk().indexOf('#')), row);
          }
        });
    return definitions;
  }
}
