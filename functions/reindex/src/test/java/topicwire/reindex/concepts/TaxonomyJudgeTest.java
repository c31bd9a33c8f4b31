package topicwire.reindex.concepts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.Entry;
import topicwire.index.table.RowQuery;
import topicwire.reindex.Answer;
import topicwire.reindex.ReindexFixture;
import topicwire.reindex.Task;
import topicwire.reindex.walk.Counter;

/// A taxonomy over many articles, retired, renamed, merged and moved about while processes die: in
/// the end, set and number of each topic and of what lies below it are those of brute force.
@Tag("slow")
class TaxonomyJudgeTest {

  /// A workbook of the IPTC's Media Topics; without it, a smaller taxonomy is made up.
  private static final String WORKBOOK = "topicwire.iptc";

  private final ReindexFixture town = ReindexFixture.large();
  private final Map<String, List<String>> articles = new TreeMap<>();

  @Test
  void everyTopicAndTree_afterAnyChanges_hasTheArticlesOfBruteForce() throws Exception {
    var seed = Long.getLong("topicwire.seed", new Random().nextLong());
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var workbook = System.getProperty(WORKBOOK);
    var concepts =
        workbook == null
            ? Concepts.generated(90, random)
            : new Concepts(IptcWorkbook.read(Path.of(workbook)), random);
    var deaths = new ReindexFixture.Deaths(town, random);
    var former = new LinkedHashSet<>(concepts.slugs());
    publish(workbook == null ? 400 : 10_000, concepts, random, deaths);
    compare("at first", concepts, former);
    for (var round = 0; round < (workbook == null ? 12 : 8); round++) {
      var said = concepts.change();
      former.addAll(concepts.slugs());
      var queue = new ArrayDeque<String>();
      define(concepts, queue);
      settle(queue, deaths);
      compare("seed %d, round %d: %s".formatted(seed, round, said), concepts, former);
    }
    assertThat(town.reindex(Task.AUDIT, false).get(Counter.MISCOUNTED)).isZero();
    assertThat(deaths.before()).isPositive();
    assertThat(deaths.after()).isPositive();
  }

  private void publish(int number, Concepts concepts, Random random, ReindexFixture.Deaths deaths) {
    var queue = new ArrayDeque<String>();
    define(concepts, queue);
    for (var i = 0; i < number; i++) {
      var names = new LinkedHashSet<String>();
      for (var n = 0; n < 1 + random.nextInt(4); n++) {
        names.add(concepts.anyName());
      }
      var key = "_news/%05d.md".formatted(i);
      articles.put(key, List.copyOf(names));
      town.bucket.put(
          key,
          "---\ntitle: T\ndate: 2024-01-%02d\ntopics: [%s]\n---\n"
              .formatted(
                  1 + i % 28,
                  String.join(
                      ", ",
                      names.stream().map(name -> "'" + name.replace("'", "''") + "'").toList())));
      queue.add(key);
    }
    settle(queue, deaths);
  }

  /// Uploads what has changed, and deletes what is gone.
  private void define(Concepts concepts, ArrayDeque<String> queue) {
    var files = concepts.files();
    files.forEach((key, yaml) -> {
      var bytes = town.bucket.objects().get(key);
      if (bytes == null || !new String(bytes, UTF_8).equals(yaml)) {
        town.bucket.put(key, yaml);
        queue.add(key);
      }
    });
    for (var key : List.copyOf(town.bucket.objects().keySet())) {
      if (key.startsWith("_data/") && !files.containsKey(key)) {
        town.bucket.delete(key);
        queue.add(key);
      }
    }
  }

  private void settle(ArrayDeque<String> queue, ReindexFixture.Deaths deaths) {
    do {
      deaths.work(queue);
      deaths.tick();
      queue.addAll(town.queue.take());
    } while (!queue.isEmpty()
        || !(town.tick() instanceof Answer.Idle)
        || queue.addAll(town.queue.take()));
  }

  private void compare(String story, Concepts concepts, Set<String> slugs) {
    var expected = new HashMap<String, Set<String>>();
    articles.forEach((key, names) ->
        names.forEach(name ->
            expected.computeIfAbsent(concepts.topicOf(name), _ -> new TreeSet<>()).add(key)));
    var numbers = new TreeMap<String, Long>();
    expected.forEach((slug, keys) -> numbers.put(slug, (long) keys.size()));

    var found = new TreeMap<String, Long>();
    for (var topic : town.catalog().topics(Visibility.PUBLISHED)) {
      found.put(topic.slug(), topic.articles());
    }
    assertThat(found).as(story).isEqualTo(numbers);

    var trees = new TreeMap<String, Long>();
    town.catalog()
        .tree(Visibility.PUBLISHED)
        .forEach(topic -> trees.put(topic.slug(), topic.withDescendants()));
    var right = new TreeMap<String, Set<String>>();
    expected.forEach((each, keys) ->
        concepts
            .withAllAbove(each)
            .forEach(root -> right.computeIfAbsent(root, _ -> new TreeSet<>()).addAll(keys)));
    var rightTrees = new TreeMap<String, Long>();
    right.forEach((root, keys) -> rightTrees.put(root, (long) keys.size()));
    var taxonomy = town.catalog().taxonomy();
    var sets = new HashMap<String, Set<String>>();
    expected.keySet().forEach(slug -> sets.put(slug, keys(slug)));
    for (var slug : slugs) {
      assertThat(sets.getOrDefault(slug, Set.of()))
          .as("%s: %s", story, slug)
          .isEqualTo(expected.getOrDefault(slug, Set.of()));
      assertThat(taxonomy.canonical(slug)).as(story).isEqualTo(concepts.topicOf(slug));
    }
    for (var slug : slugs) {
      if (concepts.topicOf(slug).equals(slug)) {
        var below = new TreeSet<String>();
        taxonomy.subtree(slug).forEach(each -> below.addAll(sets.getOrDefault(each, Set.of())));
        assertThat(below)
            .as("%s: %s and below", story, slug)
            .isEqualTo(right.getOrDefault(slug, Set.of()));
      }
    }
    assertThat(trees).as("%s: numbers of trees", story).isEqualTo(rightTrees);
    System.out.printf(
        "%s: %d articles, %d topics with articles, %d with articles in their trees, the largest"
            + " %d%n",
        story,
        articles.size(),
        numbers.size(),
        trees.size(),
        trees.values().stream().mapToLong(Long::longValue).max().orElse(0));
  }

  private Set<String> keys(String slug) {
    var partition = Partition.topic(Visibility.PUBLISHED, slug).key();
    var keys = new TreeSet<String>();
    RowQuery.@Nullable Position after = null;
    do {
      var page =
          town.catalog().entries(RowQuery.of(partition, RowQuery.Order.NEWEST, 1_000).after(after));
      page.entries().stream().map(Entry::key).forEach(keys::add);
      after = page.next();
    } while (after != null);
    return keys;
  }
}
