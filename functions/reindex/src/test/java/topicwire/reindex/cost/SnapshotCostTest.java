package topicwire.reindex.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.index.layout.Keys;
import topicwire.index.log.Changes;
import topicwire.index.log.LogCollector;
import topicwire.index.log.LogHead;
import topicwire.index.log.PublicArticles;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.reindex.ReindexFixture;

/// What a snapshot reads, and what the documents say of that.
class SnapshotCostTest {
  private static final int ARTICLES = 1_000;
  private static final int ROWS_A_PAGE = 200;

  @Test
  void aSnapshot_readsEachRowOfTheLogsOnce_andTheirEndsForEachPage() {
    var town = new ReindexFixture();
    IntStream.range(0, ARTICLES)
        .forEach(i -> town.put("_news/%05d.md".formatted(i), ReindexFixture.file("News " + i)));
    var table = new WalkedTable(town.table);
    var keys = new ArrayList<String>();
    new PublicArticles(new Changes(table, Clock.systemUTC()))
        .read(article -> keys.add(article.path()));
    assertThat(keys).hasSize(ARTICLES).doesNotHaveDuplicates();
    assertThat(table.rows).isEqualTo(ARTICLES);
    assertThat(table.heads).isBetween(Keys.LOG_SHARDS, Keys.LOG_SHARDS + ARTICLES / ROWS_A_PAGE);
  }

  @Test
  void theCostOfASnapshot_isTheDocumentedOne() throws Exception {
    var million = 1_000_000;
    var units = million / 4 + 2 * million / ROWS_A_PAGE;
    var costs =
        Files.readString(
            Path.of(System.getProperty("topicwire.root", "../.."), ".github/docs/costs.md"));
    assertThat(costs)
        .contains(
            "two units for each %d of them".formatted(ROWS_A_PAGE),
            "A million articles take %,d units, $%.2f a day; 10,000 articles take one cent a month"
                .formatted(units, units * 0.125 / million));
    // A hundredth of a million, thirty times.
    assertThat(units * 0.01 * 30 * 0.125 / million).isBetween(0.005, 0.015);
  }

  /// A collector that comes in between makes it begin that log again.
  @Test
  void aSnapshot_ofALogThatIsCollectedMeanwhile_isWhole() {
    var town = new ReindexFixture();
    var keys =
        IntStream.range(0, 10_000)
            .mapToObj("_news/%05d.md"::formatted)
            .filter(key -> Keys.logShard(key) == 0)
            .limit(20)
            .toList();
    for (var title : List.of("One", "Two")) {
      keys.forEach(key -> town.put(key, ReindexFixture.file(title)));
    }
    var collector = new LogCollector(town.table, Clock.systemUTC(), Duration.ZERO, 100);
    var table = new WalkedTable(town.table);
    // Raises the floor before the second page, and deletes what is below before the third.
    table.beforeHeads =
        pages -> {
          if (pages > 0) {
            collector.collect(0);
          }
        };
    var found = new ArrayList<String>();
    new PublicArticles(new Changes(table, Clock.systemUTC()), 3)
        .read(article -> found.add(article.path()));
    assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
    var head = LogHead.of(0, town.table.get(Keys.logHead(0), true));
    assertThat(head.cleared()).as("was collected").isGreaterThanOrEqualTo(keys.size());
    assertThat(table.heads).as("began again").isGreaterThan(Keys.LOG_SHARDS + keys.size() / 3 + 1);
  }

  /// Counts what is walked.
  private static final class WalkedTable implements Table {
    private final Table table;
    private IntConsumer beforeHeads = _ -> {};
    private int rows;
    private int heads;

    WalkedTable(Table table) {
      this.table = table;
    }

    @Override
    public @Nullable Row get(RowKey key, boolean consistent) {
      throw new AssertionError("a snapshot walks, found a look-up of " + key);
    }

    @Override
    public List<Row> getAll(Collection<RowKey> keys) {
      throw new AssertionError("a snapshot walks, found a look-up of " + keys);
    }

    @Override
    public RowPage walk(RowQuery walk) {
      if (walk.partition().equals(Keys.LOG_HEADS_PARTITION)) {
        beforeHeads.accept(heads++);
        return table.walk(walk);
      }
      var page = table.walk(walk);
      rows += page.read();
      return page;
    }

    @Override
    public Commit write(List<Change> changes) {
      throw new AssertionError("a walk writes nothing");
    }
  }
}
