package topicwire.reindex;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.IndexWriter;
import topicwire.index.audit.Audit;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.reindex.generated.InterleavingTable;
import topicwire.sync.keys.KeyQueue;
import topicwire.sync.keys.KeyQueueException;

/// What happens between any two requests of an audit or a walk undoes nothing and is not undone.
class MeanwhileTest {
  private static final String KEY = "_news/a.md";
  private static final RowKey GUARD = new RowKey("SOURCE#" + KEY, "SOURCE");
  private static final RowKey ENTRY = new RowKey("TOPIC#red", "2024-03-01T10:00:00Z#" + KEY);

  @Test
  void strayRow_withoutSourceRecord_leavesATombstoneAndHasItsKeyChecked() {
    var town = new ReindexFixture(Map.of(ENTRY, new Row(ENTRY, Map.of())));
    var found = audit(town, 0, () -> {}).rows(null);
    assertThat(found.orphanRows()).isEqualTo(1);
    assertThat(found.keys()).containsExactly(KEY);
    assertThat(town.table.get(ENTRY, true)).isNull();
    var sourceRecord = town.table.get(GUARD, true);
    assertThat(sourceRecord).isNotNull().extracting(row -> row.text("state")).isEqualTo("deleted");
  }

  /// The rows that the file gets are those that were strays a moment ago.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void file_thatArrivesWhileItsStrayRowsAreRemoved_keepsItsRows(int at) {
    var town = new ReindexFixture(Map.of(ENTRY, new Row(ENTRY, Map.of())));
    var found = audit(town, at, () -> town.put(KEY, ReindexFixture.file("A", "Red"))).rows(null);
    town.put(KEY, ReindexFixture.file("A", "Red")); // at the latest now
    found.keys().forEach(town::reconcile);
    town.assertEqual("a file that came before request " + at);
  }

  /// It would give the ETag back to the source record, and the missing row would stay missing.
  @Test
  void handler_thatReadTheSourceRecordBeforeItWasDistrusted_isRefused() {
    var clean = new ReindexFixture();
    clean.put(KEY, ReindexFixture.file("A", "Red"));
    var rows = new HashMap<>(clean.table.dump());
    rows.remove(ENTRY);
    var town = new ReindexFixture(rows);
    var index = new IndexWriter(town.table, town.clock, ReindexFixture::revision);
    var renewal = index.renewal(requireNonNull(index.sourceRecord(KEY)));
    assertThat(audit(town, 0, () -> {}).rows(null).missing()).isEqualTo(1);
    assertThat(index.commit(renewal)).isEqualTo(Commit.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void count_thatChangesWhileItIsCorrected_staysRight(int at) {
    var clean = new ReindexFixture();
    clean.put(KEY, ReindexFixture.file("A", "Red"));
    var town =
        clean.tampered(row ->
            row.number("count") == null
                ? row
                : new Row(row.key(), Map.of("count", new Value.Whole(7))));
    var corrections = audit(town, at, () -> town.delete(KEY)).counts(() -> false);
    assertThat(corrections).isNotNull().extracting(Audit.Corrections::unsettled).isEqualTo(0L);
    town.delete(KEY); // at the latest now
    town.assertEqual("a file that went before request " + at);
  }

  @Test
  void keysBeforeNotedPosition_afterTheQueueFailed_areAllSent() {
    var town = new ReindexFixture();
    for (var i = 0; i < 100; i++) {
      town.bucket.put("_news/%02d.md".formatted(i), ReindexFixture.file("N", "Red"));
    }
    KeyQueue dead =
        _ -> {
          throw new KeyQueueException("the queue does not answer", null);
        };
    var cut = town.reindexer("articles", town.listing, town.table, dead, "");
    assertThatThrownBy(() -> cut.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY))
        .isInstanceOf(KeyQueueException.class);
    ReindexFixture.done(
        town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY));
    assertThat(List.copyOf(town.queue.take())).hasSize(100);
  }

  /// An audit before whose n-th request something happens; never, for 0.
  private static Audit audit(ReindexFixture town, int at, Runnable meanwhile) {
    var requests = new AtomicInteger();
    var table =
        new InterleavingTable(
            town.table,
            () -> {
              if (requests.incrementAndGet() == at) {
                meanwhile.run();
              }
            });
    return new Audit(table, town.clock, ReindexFixture::revision);
  }
}
