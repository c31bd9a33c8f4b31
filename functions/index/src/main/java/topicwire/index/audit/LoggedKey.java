package topicwire.index.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.layout.Keys;
import topicwire.index.layout.LogPlace;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.SourceRecord;
import topicwire.index.log.LogRow;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/// What the change log has of a key, against its source record.
///
/// @param orphanRows articles, and later withdrawals, that the source record does not name
/// @param isMissing whether the row that it names is not there, or shows something else
/// @param place what the source record should note
/// @param others positions that it then does not name
record LoggedKey(
    String key, int orphanRows, boolean isMissing, @Nullable LogPlace place, List<Long> others) {

  /// The row that a source record names; null for none.
  static @Nullable RowKey named(String key, @Nullable SourceRecord sourceRecord) {
    var log = sourceRecord == null ? null : sourceRecord.log();
    return log == null ? null : Keys.logRow(Keys.logShard(key), log.position());
  }

  /// Compares.
  ///
  /// @param log the rows that name the key, and the one that is named
  /// @param rows those that the source record accounts for
  static LoggedKey of(
      String key,
      @Nullable SourceRecord sourceRecord,
      Map<RowKey, Row> log,
      Map<RowKey, Row> rows) {
    var noted = sourceRecord == null ? null : sourceRecord.log();
    var orphans = new TreeSet<Long>();
    for (var row : log.values()) {
      var logRow = LogRow.of(row);
      if (logRow != null && key.equals(logRow.path()) && isOrphan(logRow, noted)) {
        orphans.add(logRow.position());
      }
    }
    var missing =
        sourceRecord != null && noted != null && isMissing(sourceRecord, noted, log, rows);
    if (orphans.isEmpty() && !missing) {
      return new LoggedKey(key, 0, false, noted, List.of());
    }
    var all = new TreeSet<>(orphans);
    if (noted != null) {
      all.add(noted.position());
    }
    var last = all.removeLast();
    return new LoggedKey(
        key, orphans.size(), missing, new LogPlace(last, LogPlace.DOUBTFUL), List.copyOf(all));
  }

  /// An earlier withdrawal may stand for ever: a tombstone that named it was removed.
  private static boolean isOrphan(LogRow row, @Nullable LogPlace noted) {
    return row.kind() == LogRow.Kind.PUT
        ? noted == null || noted.position() != row.position()
        : noted != null && noted.position() < row.position();
  }

  /// A withdrawal may be missing: it is deleted when it is old.
  private static boolean isMissing(
      SourceRecord sourceRecord, LogPlace noted, Map<RowKey, Row> log, Map<RowKey, Row> rows) {
    if (noted.isDoubtful() || noted.version().equals(LogPlace.WITHDRAWN)) {
      return !noted.isDoubtful() && sourceRecord.state() == ContentState.PUBLISHED;
    }
    if (sourceRecord.state() != ContentState.PUBLISHED) {
      return true;
    }
    var row = log.get(Keys.logRow(Keys.logShard(sourceRecord.key()), noted.position()));
    if (row == null) {
      return true;
    }
    var logRow = LogRow.of(row);
    var entry = rows.get(RowCodec.feedEntry(sourceRecord));
    return logRow == null
        || logRow.kind() != LogRow.Kind.PUT
        || !sourceRecord.key().equals(logRow.path())
        || (entry != null && !LogRow.article(row).equals(LogRow.article(entry)));
  }

  /// Markers in place of the rows that are not named any more.
  List<Change> retired(long now) {
    var changes = new ArrayList<Change>();
    for (var position : others) {
      changes.add(new Change.Put(LogRow.mark(Keys.logShard(key), position, now), Condition.NONE));
    }
    return changes;
  }
}
