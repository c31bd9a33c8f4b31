package topicwire.reindex.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.audit.Audit;
import topicwire.reindex.ReindexFixture;

/// What an audit reads, and what the documents say of that.
@Tag("slow")
class AuditCostTest {
  private static final int ARTICLES = 3_000;

  /// Rows that belong to an article of four topics: source record, detail, URL, an entry in each of
  /// the topics, in its category and in the list of all, and its row of the change log.
  private static final int ROWS_AN_ARTICLE = 3 + 4 + 2 + 1;

  /// Of such a row with its excerpt, at most; `CostTest` holds the rows of an upload to less.
  private static final int ROW_BYTES = 1_024;

  @Test
  void anAudit_looksUpEachRowAndItsSourceRecord_andReadsTheTableThreeTimes() {
    var town = new ReindexFixture();
    IntStream.range(0, ARTICLES)
        .forEach(i ->
            town.put(
                "_news/%05d.md".formatted(i * 7_919 % ARTICLES),
                ReindexFixture.file("News " + i, "Red", "Blue", "Green", "Topic " + i % 50)));
    var table = new MeteredTable(town.table);

    var audit = new Audit(table, Clock.systemUTC(), () -> UUID.randomUUID().toString());
    for (var page = audit.rows(null); page.next() != null; ) {
      page = audit.rows(page.next());
    }
    assertThat(audit.counts(() -> false)).isEqualTo(new Audit.Corrections(0, 0));

    var rows = town.table.dump().size();
    System.out.printf(
        "audit: %.2f rows an article, %.2f looked up, %.2f scanned%n",
        rows / (double) ARTICLES,
        table.lookedUp / (double) ARTICLES,
        table.scanned / (double) ARTICLES);
    // Rows of one article that are near each other in the table share a look-up.
    assertThat(table.lookedUp)
        .isBetween((long) ROWS_AN_ARTICLE * ARTICLES, 2L * ROWS_AN_ARTICLE * ARTICLES);
    assertThat(table.scanned).isBetween(3L * rows - 10, 3L * rows + 10);
  }

  @Test
  void theCostOfAnAudit_isTheDocumentedOne() throws Exception {
    // Eventually consistent: half a unit for each row that is looked up, and for 4 KB of a scan.
    var lookUps = 2 * ROWS_AN_ARTICLE * 0.5;
    var scans = 3 * ROWS_AN_ARTICLE * ROW_BYTES / 8_192.0;
    // Consistent, row after row.
    var log = ROW_BYTES / 4_096.0;
    var sum = lookUps + scans + log;
    var costs =
        Files.readString(
            Path.of(System.getProperty("topicwire.root", "../.."), ".github/docs/costs.md"));
    assertThat(costs)
        .contains(
            "%d rows × 2 × 0.5 = %.0f".formatted(ROWS_AN_ARTICLE, lookUps),
            "%d × %d KB × 3 / 8 KB = %.1f".formatted(ROWS_AN_ARTICLE, ROW_BYTES / 1024, scans),
            "%d KB / 4 KB = %.2f".formatted(ROW_BYTES / 1024, log),
            "10 M × %.1f × 0.125/M | %.2f |".formatted(sum, 10 * sum * 0.125));
  }
}
