package topicwire.index.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;

/// Removes markers and withdrawals that are old: raises the floor of a log over them, and deletes
/// them in a later run, so that no follower takes what is missing for the end. Whoever has not read
/// so far has to begin again. Thread-safe.
public final class LogCollector {
  /// How long a follower may be away. So long after a transaction, each of its rows is visible: a
  /// withdrawal is not passed while an earlier row of its key still shows the article.
  public static final Duration KEPT = Duration.ofDays(30);

  private static final int MOST_ROWS = 10_000;
  private static final int ROWS_A_REQUEST = 1_000;

  /// The head moves with every write of the log.
  private static final int ATTEMPTS = 8;

  private final Table table;
  private final InstantSource clock;
  private final Duration kept;
  private final int most;

  public LogCollector(Table table, InstantSource clock) {
    this(table, clock, KEPT, MOST_ROWS);
  }

  /// @param most how many rows a run looks at
  public LogCollector(Table table, InstantSource clock, Duration kept, int most) {
    this.table = table;
    this.clock = clock;
    this.kept = kept;
    this.most = most;
  }

  /// One run over one log: deletes what an earlier run has raised the floor over, then raises it.
  ///
  /// @return how many rows were deleted
  public int collect(int shard) {
    var head = head(shard);
    if (head.cleared() < head.floor()) {
      var deleted = clear(shard);
      raise(shard);
      return deleted;
    }
    raise(head);
    return 0;
  }

  /// Raises the floor over what is old.
  public void raise(int shard) {
    raise(head(shard));
  }

  private void raise(LogHead head) {
    var floor = floor(head);
    if (floor > head.floor()) {
      note(head, floor, head.cleared());
    }
  }

  /// Deletes markers and withdrawals up to the floor.
  ///
  /// @return how many were deleted
  public int clear(int shard) {
    var head = head(shard);
    var deleted = new int[1];
    var cleared = clear(head, deleted);
    if (cleared > head.cleared()) {
      note(head, head.floor(), cleared);
    }
    return deleted[0];
  }

  /// Nobody else moves floor and mark of the same log, except an audit that begins another one.
  private void note(LogHead before, long floor, long cleared) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var now = head(before.shard());
      if (!now.epoch().equals(before.epoch())
          || now.floor() != before.floor()
          || now.cleared() != before.cleared()
          || table.write(List.of(now.raised(floor, cleared).change())) == Commit.DONE) {
        return;
      }
    }
  }

  private LogHead head(int shard) {
    return LogHead.of(shard, table.get(Keys.logHead(shard), true));
  }

  /// @return up to where nothing is left
  private long clear(LogHead head, int[] deleted) {
    var cleared = head.cleared();
    if (cleared == head.floor()) {
      return cleared;
    }
    var rows = 0;
    RowQuery.@Nullable Position after = null;
    do {
      var page = page(head.shard(), cleared + 1, head.floor(), after, most - rows);
      for (var row : page.rows()) {
        var logRow = LogRow.of(row);
        if (logRow != null && logRow.kind() != LogRow.Kind.PUT) {
          var condition = Condition.equal(Attributes.KIND, logRow.kind().value());
          if (table.write(List.of(new Change.Delete(row.key(), condition))) == Commit.BUSY) {
            return cleared;
          }
          deleted[0]++;
        }
        rows++;
        if (logRow != null) {
          cleared = logRow.position();
        }
      }
      after = page.next();
    } while (after != null && rows < most);
    return after == null ? head.floor() : cleared;
  }

  /// Up to where the log is whole and old.
  private long floor(LogHead head) {
    var limit = clock.instant().minus(kept).getEpochSecond();
    var floor = head.floor();
    var end = Math.min(head.position(), floor + most);
    if (floor == end) {
      return floor;
    }
    RowQuery.@Nullable Position after = null;
    // Mostly the first row is too new already.
    var rows = 1;
    do {
      var page = page(head.shard(), head.floor() + 1, end, after, rows);
      rows = ROWS_A_REQUEST;
      for (var row : page.rows()) {
        var logRow = LogRow.of(row);
        if (logRow == null || logRow.position() != floor + 1 || logRow.at() > limit) {
          return floor;
        }
        floor++;
      }
      after = page.next();
    } while (after != null);
    return floor;
  }

  private RowPage page(int shard, long from, long to, RowQuery.@Nullable Position after, int rows) {
    return table.walk(
        new RowQuery(
            Keys.logPartition(shard),
            RowQuery.Order.BY_KEY,
            Keys.logRow(shard, from).sk(),
            Keys.logRow(shard, to).sk(),
            after,
            Math.clamp(rows, 1, ROWS_A_REQUEST),
            List.of(),
            true));
  }
}
