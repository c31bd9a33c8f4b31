package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import topicwire.index.read.Sources;
import topicwire.index.table.RowKey;
import topicwire.reindex.generated.InterleavingTable;
import topicwire.reindex.walk.MergeJoin;

/// A tombstone goes only as the old tombstone that it was when it was looked at.
class TombstonesTest {
  private static final String KEY = "_news/a.md";
  private static final RowKey GUARD = new RowKey("SOURCE#" + KEY, "SOURCE");

  /// Of forgetting: reads the source record, removes it.
  private static final int READ = 1;

  private static final int REMOVAL = 2;

  private final ReindexFixture town = new ReindexFixture();

  TombstonesTest() {
    town.put(KEY, ReindexFixture.file("A", "Red"));
    town.delete(KEY);
    town.now = town.now.plus(Duration.ofDays(8));
  }

  @Test
  void tombstone_olderThanSevenDays_isRemoved() {
    assertThat(forget(READ, () -> {})).isTrue();
    assertThat(town.table.get(GUARD, true)).isNull();
  }

  @Test
  void tombstone_exactlyAsOldAsTheLimit_stays() {
    assertThat(new Sources(town.table).forget(KEY, town.now.minus(Duration.ofDays(8)))).isFalse();
    assertThat(town.table.get(GUARD, true)).isNotNull();
  }

  /// The index that the walk goes by is a little late.
  @Test
  void sourceRecord_ofKeyThatIsBack_isNotRemoved() {
    assertThat(forget(READ, () -> town.put(KEY, ReindexFixture.file("A", "Red")))).isFalse();
    // And old enough, were it one:
    town.now = town.now.plus(Duration.ofDays(8));
    assertThat(forget(READ, () -> {})).isFalse();
    town.assertEqual("back before it was looked at");
  }

  @Test
  void sourceRecord_ofKeyThatComesBackMeanwhile_isNotRemoved() {
    assertThat(forget(REMOVAL, () -> town.put(KEY, ReindexFixture.file("A", "Red")))).isFalse();
    town.assertEqual("back before it was removed");
  }

  @Test
  void tombstone_thatAHandlerHasJustRenewed_stays() {
    assertThat(forget(REMOVAL, () -> town.reconcile(KEY))).isFalse();
    assertThat(town.table.get(GUARD, true)).isNotNull();
  }

  /// Forgets what stands for seven days, while something happens before the n-th request.
  private boolean forget(int at, Runnable meanwhile) {
    var requests = new AtomicInteger();
    var table =
        new InterleavingTable(
            town.table,
            () -> {
              if (requests.incrementAndGet() == at) {
                meanwhile.run();
              }
            });
    return new Sources(table).forget(KEY, town.now.minus(MergeJoin.TOMBSTONES_STAND));
  }
}
