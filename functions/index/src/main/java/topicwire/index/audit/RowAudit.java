package topicwire.index.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.BoundedClock;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowKind;
import topicwire.index.layout.SourceRecord;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.log.LogRow;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.ScannableTable;

/// The part of an [Audit] that compares rows with source records, a page at a time.
final class RowAudit {
  /// Some hundred source records have some thousand rows to be looked up: seconds, so that a run
  /// can end.
  private static final int ROWS_A_PAGE = 500;

  private static final Duration CLOCKS_DIFFER = BoundedClock.ERROR.multipliedBy(2);

  private final ScannableTable table;
  private final KeyRepair keyRepair;
  private final InstantSource clock;

  RowAudit(ScannableTable table, KeyRepair keyRepair, InstantSource clock) {
    this.clock = clock;
    this.table = table;
    this.keyRepair = keyRepair;
  }

  Findings page(@Nullable RowKey after) {
    var page = table.scan(after, ROWS_A_PAGE, false);
    var examination = new Examination();
    page.rows().forEach(examination::take);
    examination.compare();
    var next = page.next();
    return examination.findings(page.read(), next == null ? null : next.row());
  }

  /// One page under examination. What it suspects from quick reads, [KeyRepair] confirms.
  private final class Examination {
    /// The rows of the page by object key.
    private final Map<String, List<Row>> owned = new LinkedHashMap<>();

    /// Rows of the change log by the object key that they name.
    private final Map<String, Set<RowKey>> logged = new HashMap<>();

    private final Set<String> guarded = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private long orphanRows;
    private long missing;
    private long damaged;
    private long foreign;
    private long unsettled;

    void take(Row row) {
      switch (RowKind.of(row)) {
        case RowKind.OfSourceRecord(var key) -> {
          guarded.add(key);
          owned.computeIfAbsent(key, _ -> new ArrayList<>());
        }
        case RowKind.Owned(var key) -> own(key, row);
        case RowKind.Malformed _ -> {
          // No key could ever come to own it, so that no handler can be about to write it.
          table.write(List.of(new Change.Delete(row.key(), Condition.NONE)));
          orphanRows++;
        }
        case RowKind.Logged _ -> log(row);
        case RowKind.Foreign _ -> foreign++;
        case RowKind.Counted _, RowKind.Own _ -> {}
      }
    }

    private void own(String key, Row row) {
      owned.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }

    /// What is none of the rows that are written there was replaced before, see [LogAudit].
    private void log(Row row) {
      var logRow = LogRow.of(row);
      var key = logRow == null ? null : logRow.path();
      if (key != null) {
        owned.computeIfAbsent(key, _ -> new ArrayList<>());
        logged.computeIfAbsent(key, _ -> new HashSet<>()).add(row.key());
      }
    }

    void compare() {
      var sourceRecords = sourceRecords();
      if (sourceRecords.values().stream().anyMatch(each -> each.manifest().claims() != null)) {
        keyRepair.requireTaxonomyRevision();
      }
      var wanted = new HashSet<RowKey>();
      for (var key : guarded) {
        wanted.addAll(KeyRepair.rows(sourceRecords.get(key)));
        var named = LoggedKey.named(key, sourceRecords.get(key));
        if (named != null) {
          wanted.add(named);
        }
      }
      logged.values().forEach(wanted::addAll);
      var found = new HashMap<RowKey, Row>();
      table.getAll(wanted).forEach(row -> found.put(row.key(), row));
      owned.forEach((key, rows) -> {
        var sourceRecord = sourceRecords.get(key);
        var accounted = KeyRepair.rows(sourceRecord);
        var suspects = new HashSet<RowKey>();
        rows.forEach(row -> {
          if (!accounted.contains(row.key())) {
            suspects.add(row.key());
          }
        });
        var whole =
            !guarded.contains(key)
                || (sourceRecord != null && KeyRepair.missing(sourceRecord, found) == 0);
        var inLog = logged.getOrDefault(key, Set.of());
        if (!suspects.isEmpty() || !whole || !isLogged(key, sourceRecord, inLog, found)) {
          settle(key, suspects, inLog);
        }
        if (isOfAWrongClock(sourceRecord) || (sourceRecord != null && sourceRecord.isLogDue())) {
          keys.add(key);
        }
      });
    }

    private boolean isLogged(
        String key,
        @Nullable SourceRecord sourceRecord,
        Set<RowKey> inLog,
        Map<RowKey, Row> found) {
      var rows = new HashMap<RowKey, Row>();
      var keys = new HashSet<>(inLog);
      var named = LoggedKey.named(key, sourceRecord);
      if (named != null && guarded.contains(key)) {
        keys.add(named);
      }
      keys.forEach(row -> {
        var there = found.get(row);
        if (there != null) {
          rows.put(row, there);
        }
      });
      var log = LoggedKey.of(key, sourceRecord, rows, found);
      return log.orphanRows() == 0 && (!guarded.contains(key) || !log.isMissing());
    }

    /// Whether what the rows show was decided for a time that has not come yet. No tick would look
    /// at the key again.
    private boolean isOfAWrongClock(@Nullable SourceRecord sourceRecord) {
      var asOf = sourceRecord == null ? null : sourceRecord.asOf();
      return asOf != null && Instant.parse(asOf).isAfter(clock.instant().plus(CLOCKS_DIFFER));
    }

    /// The sound source records of the keys of this page.
    private Map<String, SourceRecord> sourceRecords() {
      var sourceRecords = new HashMap<String, SourceRecord>();
      for (var row : table.getAll(owned.keySet().stream().map(Keys::sourceRecord).toList())) {
        var sourceRecord = SourceRecordCodec.sound(row);
        if (sourceRecord != null) {
          sourceRecords.put(sourceRecord.key(), sourceRecord);
        }
      }
      return sourceRecords;
    }

    private void settle(String key, Set<RowKey> suspects, Set<RowKey> inLog) {
      var found = keyRepair.settle(key, suspects, inLog);
      if (found == null) {
        unsettled++;
        keys.add(key);
      } else if (found.any()) {
        orphanRows += found.orphanRows();
        missing += found.missing();
        damaged += found.damaged() ? 1 : 0;
        keys.add(key);
      }
    }

    Findings findings(int read, @Nullable RowKey next) {
      return new Findings(read, orphanRows, missing, damaged, foreign, unsettled, keys, next);
    }
  }
}
