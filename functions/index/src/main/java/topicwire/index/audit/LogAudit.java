package topicwire.index.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;
import topicwire.index.log.LogHead;
import topicwire.index.log.LogRow;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;

/// The part of an [Audit] that makes change logs whole: no follower gets past a gap above the
/// floor, and a log without its head begins again over rows that source records name.
final class LogAudit {
  private static final int ROWS_A_REQUEST = 1_000;

  /// More in a row is no gap but another log.
  private static final long MOST_MISSING = 1_000;

  private final ScannableTable table;
  private final InstantSource clock;
  private final Supplier<String> epochs;

  LogAudit(ScannableTable table, InstantSource clock, Supplier<String> epochs) {
    this.table = table;
    this.clock = clock;
    this.epochs = epochs;
  }

  /// Repairs one log.
  ///
  /// @return how many rows were wrong
  int repair(int shard) {
    return new Repair(shard).run();
  }

  private final class Repair {
    private final int shard;
    private final LogHead head;
    private long last;
    private int wrong;

    Repair(int shard) {
      this.shard = shard;
      head = LogHead.of(shard, table.get(Keys.logHead(shard), true));
      last = head.floor();
    }

    int run() {
      RowQuery.@Nullable Position after = null;
      do {
        var page =
            table.walk(
                new RowQuery(
                    Keys.logPartition(shard),
                    RowQuery.Order.BY_KEY,
                    null,
                    null,
                    after,
                    ROWS_A_REQUEST,
                    List.of(),
                    true));
        page.rows().forEach(this::take);
        after = page.next();
      } while (after != null);
      if (isWhole()) {
        fill(head.position() + 1);
      } else if (last > 0 || head.found() != null) {
        replaceHead();
      }
      return wrong;
    }

    /// Whether the head can be that of the rows; a few that are missing at the end are filled in.
    private boolean isWhole() {
      return head.isSound() && last <= head.position() && head.position() - last <= MOST_MISSING;
    }

    private void take(Row row) {
      var sort = row.key().sk();
      var logRow = LogRow.of(row);
      if (!sort.matches("[0-9]{15}") || sort.equals("000000000000000")) {
        return; // no position: deleted with other malformed rows
      }
      var position = Long.parseLong(sort);
      if (logRow == null) {
        replace(row, position);
      }
      if (position > last) {
        if (head.isSound() && position <= head.position() && position - last <= MOST_MISSING) {
          fill(position);
        }
        last = position;
      }
    }

    private void replace(Row row, long position) {
      var condition =
          row.attributes().isEmpty()
              ? new Condition.Lacks("kind")
              : new Condition.Equal(row.attributes());
      write(new Change.Put(LogRow.mark(shard, position, now()), condition));
    }

    /// Markers from behind the last position up to another. A transaction that is about to show its
    /// row conflicts with this write, and one that has refuses it.
    private void fill(long end) {
      for (var position = last + 1; position < end; position++) {
        write(new Change.Put(LogRow.mark(shard, position, now()), Condition.ABSENT));
      }
    }

    private void replaceHead() {
      write(head.renewed(Math.max(last, head.position()), epochs.get()).change());
    }

    private void write(Change change) {
      if (table.write(List.of(change)) == Commit.DONE) {
        wrong++;
      }
    }

    private long now() {
      return clock.instant().getEpochSecond();
    }
  }
}
