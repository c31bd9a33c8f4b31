package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.index.audit.Audit;
import topicwire.index.audit.Findings;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.reindex.generated.InterleavingTable;
import topicwire.testing.table.FaultPlan;

/// An eventually consistent read may show any row as it was before its last write. An audit may
/// suspect by such reads; it may neither count nor judge by them.
class StaleReadsTest {
  private static final String KEY = "_news/a.md";
  private static final RowKey STRAY = new RowKey("TOPIC#blue", "2024-03-01T10:00:00Z#" + KEY);

  /// Rows whose last write is not seen yet.
  @SuppressWarnings("ImmutableEnumChecker") // the predicates have no state
  enum Late {
    ALL(_ -> true),
    SOURCE_RECORDS(row -> row.pk().startsWith("SOURCE#")),
    COUNTS(row -> row.pk().equals("TOPICS") || row.pk().startsWith("MONTHS#")),
    ENTRIES(row -> row.pk().equals("FEED") || row.pk().startsWith("TOPIC#")),
    DETAILS(row -> row.pk().startsWith("ARTICLE#"));

    private final Predicate<RowKey> rows;

    Late(Predicate<RowKey> rows) {
      this.rows = rows;
    }
  }

  private static ReindexFixture lateFor(Predicate<RowKey> rows) {
    return new ReindexFixture(
        Map.of(),
        new FaultPlan() {
          @Override
          public boolean stale(RowKey row) {
            return rows.test(row);
          }
        });
  }

  private static Audit audit(ReindexFixture town) {
    return new Audit(town.table, town.clock, ReindexFixture::revision);
  }

  @ParameterizedTest
  @EnumSource
  void counts_ofWhichTheLastWriteIsNotSeenYet_areRight(Late late) {
    var town = lateFor(late.rows);
    town.put(KEY, ReindexFixture.file("A", "Red"));
    town.put("_news/b.md", ReindexFixture.file("B", "Red", "Blue"));
    town.put(KEY, ReindexFixture.file("A", "Blue"));
    var before = town.table.dump();

    assertThat(audit(town).counts(() -> false)).isEqualTo(new Audit.Corrections(0, 0));
    // A count that came to nothing is tidied away.
    var rest = new HashMap<>(before);
    rest.values()
        .removeIf(row -> row.attributes().get("count") instanceof Value.Whole(var n) && n == 0);
    assertThat(town.table.dump()).isEqualTo(rest);
  }

  @ParameterizedTest
  @EnumSource
  void rows_ofWhichTheLastWriteIsNotSeenYet_areNoOrphansAndNotMissing(Late late) {
    var town = lateFor(late.rows);
    town.put(KEY, ReindexFixture.file("A", "Red"));
    town.put(KEY, ReindexFixture.file("Another", "Blue"));
    town.put(KEY, ReindexFixture.file("A third", "Blue", "Green"));
    var before = town.table.dump();

    assertThat(audit(town).rows(null)).isEqualTo(nothingIn(before.size()));
    assertThat(town.table.dump()).isEqualTo(before);
  }

  /// A handler that removes the row between the look and the judgement has done it already.
  @Test
  void anOrphanRow_thatIsGoneWhenItsKeyIsJudged_isNone() {
    var town = lateFor(STRAY::equals);
    town.put(KEY, ReindexFixture.file("A", "Red"));
    var clean = town.table.dump();
    for (var i = 0; i < 2; i++) { // the first is what late reads show
      write(town, new Change.Put(new Row(STRAY, Map.of()), Condition.NONE));
    }
    var requests = new AtomicInteger();
    var busy =
        new InterleavingTable(
            town.table,
            () -> {
              if (requests.incrementAndGet() == 4) {
                write(town, new Change.Delete(STRAY, Condition.NONE));
              }
            });

    var found = new Audit(busy, town.clock, ReindexFixture::revision).rows(null);
    assertThat(found).isEqualTo(nothingIn(clean.size() + 1));
    assertThat(town.table.dump()).isEqualTo(clean);
  }

  private static void write(ReindexFixture town, Change change) {
    assertThat(town.table.write(List.of(change))).isEqualTo(Commit.DONE);
  }

  private static Findings nothingIn(int rows) {
    return new Findings(rows, 0, 0, 0, 0, 0, Set.of(), null);
  }
}
