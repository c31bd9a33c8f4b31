package topicwire.reindex.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.log.PublicArticles;
import topicwire.index.read.Entry;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Value;
import topicwire.reindex.ReindexFixture;
import topicwire.reindex.Task;
import topicwire.reindex.walk.Counter;

/// A deployment finds the table of the release before it, and a rollback that of the release behind
/// it: both are served as they are, and the walk makes them what this release would have made.
@Tag("slow")
class UpgradeTest {
  private static final FormerRelease FORMER = FormerRelease.first();

  /// What both releases show of the topic.
  private static final List<String> PORTS =
      List.of(
          "_news/2026-01-05-crane.md",
          "_news/2026-01-20-quay.md",
          "_news/2026-01-21-quay-again.md",
          "_news/undated.md");

  /// What release 1.0.0 showed and this one hides.
  private static final List<String> HIDDEN_SINCE =
      List.of(
          "_news/2026-02-10-expires.md",
          "_news/2026-02-11-unlisted.md",
          "_news/2026-05-01-to-come.md");

  private static ReindexFixture over(Map<RowKey, Row> rows) {
    return over(new FormerRelease(FORMER.bucket(), rows));
  }

  private static ReindexFixture over(FormerRelease release) {
    var town = new ReindexFixture(release.rows());
    release.bucket().forEach(town.bucket::put);
    return town;
  }

  private final ReindexFixture town = over(FORMER.rows());

  private static List<String> topic(ReindexFixture town, String slug) {
    return list(town, Partition.topic(Visibility.PUBLISHED, slug));
  }

  private static List<String> all(ReindexFixture town) {
    return list(town, Partition.feed(Visibility.PUBLISHED));
  }

  private static List<String> list(ReindexFixture town, Partition partition) {
    return town
        .catalog()
        .entries(RowQuery.of(partition.key(), RowQuery.Order.NEWEST, 100))
        .entries()
        .stream()
        .map(Entry::key)
        .sorted()
        .toList();
  }

  @Test
  void list_beforeTheWalk_isThatOfTheFormerRelease() {
    assertThat(topic(town, "ports")).containsAll(PORTS).contains("_news/2026-02-11-unlisted.md");
    assertThat(all(town)).containsAll(HIDDEN_SINCE).doesNotContain("_news/2026-02-12-toml.md");
    assertReadable(town);
  }

  @Test
  void walk_overTheFormerTable_makesItEqualToTheBucket() {
    var first = town.reindex(Task.WALK, false);
    assertThat(first.get(Counter.OTHER_PARSER)).isEqualTo(first.get(Counter.LIVE)).isPositive();
    town.drain();
    town.assertEqualWhenSettled();
    assertThat(topic(town, "ports"))
        .containsExactlyInAnyOrderElementsOf(with(PORTS, "_news/2026-02-12-toml.md"));
    assertThat(all(town)).doesNotContainAnyElementsOf(HIDDEN_SINCE);
    var last = town.reindex(Task.AUDIT, false);
    assertThat(last.get(Counter.OTHER_PARSER)).isZero();
    assertThat(last.drift()).isZero();
  }

  /// Both releases serve while the queue is worked off, in any order: an article that both show is
  /// never missing, and never twice.
  @RepeatedTest(10)
  void walk_whileKeysAreReadAgain_hasEveryArticleAtEveryStep(RepetitionInfo repetition) {
    var seed = repetition.getCurrentRepetition();
    town.reindex(Task.WALK, false);
    var keys = new ArrayList<>(town.queue.take());
    Collections.shuffle(keys, new Random(seed));
    for (var key : keys) {
      town.reconcile(key);
      assertThat(topic(town, "ports")).as("seed %d, after %s", seed, key).containsAll(PORTS);
      assertThat(town.catalog().articles(Visibility.PUBLISHED))
          .as("seed %d, after %s", seed, key)
          .isEqualTo(all(town).size());
      assertReadable(town);
    }
    town.assertEqualWhenSettled();
  }

  @RepeatedTest(10)
  void walk_underCrashes_makesItEqualToTheBucket(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var deaths = new ReindexFixture.Deaths(town, random);
    for (var round = 0; round < 5; round++) {
      deaths.tick();
      var keys = new ArrayList<>(town.queue.take());
      Collections.shuffle(keys, random);
      deaths.work(new ArrayDeque<>(keys));
    }
    town.assertEqualWhenSettled();
  }

  /// Release 1.0.0 had no change log.
  @Test
  void follower_afterTheWalk_hasWhatIsPublic() {
    assertFollowed(settled());
  }

  /// A release that knows no change log leaves rows in it, of articles that it withdrew or changed.
  @Test
  void audit_afterARollback_makesTableAndLogEqualToTheBucket() {
    var again = over(FormerRelease.rolledBack());
    again.reindex(Task.AUDIT, false);
    again.drain();
    again.assertEqualWhenSettled();
    assertFollowed(again);
    assertThat(topic(again, "ferries")).containsExactly("_news/2026-01-20-quay.md");
    assertThat(all(again)).doesNotContain("_news/undated.md");
    assertThat(again.reindex(Task.AUDIT, false).drift()).isZero();
  }

  /// A later release has attributes, rows and states that this one does not know.
  @Test
  void walk_overATableOfALaterRelease_makesItEqualToTheBucket() {
    var later = over(later(settled().table.dump()));
    assertReadable(later);
    later.reindex(Task.AUDIT, false);
    later.drain();
    later.reindex(Task.WALK, false);
    later.drain();
    later.settled();
    var unknown = new ArrayList<RowKey>();
    var rows = new HashMap<RowKey, Row>();
    later
        .table
        .dump()
        .forEach((key, row) -> {
          if (key.pk().startsWith("TIDE")) {
            unknown.add(key);
          } else {
            rows.put(key, row);
          }
        });
    assertThat(unknown).as("rows of a kind that this release does not know").hasSize(1);
    over(rows).assertEqualWhenSettled();
  }

  private ReindexFixture settled() {
    town.reindex(Task.WALK, false);
    town.drain();
    return town.settled();
  }

  private static Map<RowKey, Row> later(Map<RowKey, Row> rows) {
    var later = new HashMap<RowKey, Row>();
    rows.forEach((key, row) -> {
      var attributes = new HashMap<>(row.attributes());
      attributes.put("tide", new Value.Text("high"));
      attributes.computeIfPresent("parser", (_, _) -> new Value.Text("99"));
      if (key.pk().equals("SOURCE#_drafts/2026-03-09-plan.md")) {
        attributes.put("state", new Value.Text("embargoed"));
      }
      later.put(key, new Row(key, attributes));
    });
    var key = new RowKey("TIDE", "TIDE");
    later.put(key, new Row(key, Map.of("tide", new Value.Text("low"))));
    return later;
  }

  private static List<String> with(List<String> keys, String another) {
    var more = new ArrayList<>(keys);
    more.add(another);
    return more;
  }

  private static void assertFollowed(ReindexFixture town) {
    var followed = new ArrayList<String>();
    new PublicArticles(town.catalog().changes()).read(article -> followed.add(article.path()));
    assertThat(followed).containsExactlyInAnyOrderElementsOf(all(town));
  }

  /// Asserts that whatever is listed can be read as a whole.
  private static void assertReadable(ReindexFixture town) {
    var catalog = town.catalog();
    for (var topic : catalog.topics(Visibility.PUBLISHED)) {
      var partition = Partition.topic(Visibility.PUBLISHED, topic.slug());
      for (var entry :
          catalog.entries(RowQuery.of(partition.key(), RowQuery.Order.HOTTEST, 100)).entries()) {
        assertThat(new String(entry.item(), UTF_8)).contains(entry.key());
        assertThat(catalog.detail(Visibility.PUBLISHED, entry.key())).isNotNull();
      }
    }
  }
}
