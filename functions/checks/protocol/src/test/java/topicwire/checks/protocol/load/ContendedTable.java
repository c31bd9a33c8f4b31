package topicwire.checks.protocol.load;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.testing.table.InMemoryTable;

/// A table on which writes take a moment and are cancelled when they meet another one on a row, as
/// DynamoDB's transactions are; some are throttled, and of some the outcome is not told.
/// Thread-safe.
final class ContendedTable implements Table {
  private static final int THROTTLED_PERCENT = 3;
  private static final int UNTOLD_PERCENT = 1;

  private final InMemoryTable table;
  private final Random random;
  private final Set<RowKey> underWay = new HashSet<>();
  final LongAdder writes = new LongAdder();
  final LongAdder conflicts = new LongAdder();

  /// Conflicts at nothing but the end of a change log.
  final LongAdder conflictsAtHeads = new LongAdder();

  /// Writes that found another end of a change log than they had read.
  final LongAdder overtaken = new LongAdder();

  final LongAdder throttles = new LongAdder();
  final LongAdder untold = new LongAdder();
  final LongAdder refused = new LongAdder();

  ContendedTable(InMemoryTable table, long seed) {
    this.table = table;
    this.random = new Random(seed);
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    return table.get(key, consistent);
  }

  @Override
  public Commit write(List<Change> changes) {
    writes.increment();
    if (random.nextInt(100) < THROTTLED_PERCENT) {
      throttles.increment();
      return Commit.BUSY;
    }
    if (!begin(changes)) {
      conflicts.increment();
      return Commit.BUSY;
    }
    try {
      Thread.sleep(1);
      return made(changes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TableException("interrupted", e);
    } finally {
      end(changes);
    }
  }

  private Commit made(List<Change> changes) {
    var untold = random.nextInt(100) < UNTOLD_PERCENT;
    var commit = untold && random.nextBoolean() ? Commit.BUSY : table.write(changes);
    if (untold) {
      this.untold.increment();
      throw new TableException("the outcome is not known");
    }
    switch (commit) {
      case REFUSED -> refused.increment();
      case OVERTAKEN -> overtaken.increment();
      case DONE, BUSY -> {}
    }
    return commit;
  }

  private synchronized boolean begin(List<Change> changes) {
    var met = changes.stream().map(Change::key).filter(underWay::contains).toList();
    if (!met.isEmpty()) {
      if (met.stream().allMatch(key -> key.pk().equals(Keys.LOG_HEADS_PARTITION))) {
        conflictsAtHeads.increment();
      }
      return false;
    }
    changes.forEach(change -> underWay.add(change.key()));
    return true;
  }

  private synchronized void end(List<Change> changes) {
    changes.forEach(change -> underWay.remove(change.key()));
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    throw new UnsupportedOperationException("an ingest reads source records only");
  }

  @Override
  public RowPage walk(RowQuery walk) {
    throw new UnsupportedOperationException("an ingest walks nothing");
  }
}
