package topicwire.checks.protocol.model;

import java.util.EnumMap;
import java.util.Map;
import topicwire.index.table.Change;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/// How often what the schedules are for really happened; a suite in which it did not proves
/// nothing.
public final class Coverage {
  public enum Kind {
    WRITE_REFUSED,
    RESURRECTION_REFUSED,
    LATE_WRITE_REFUSED,
    LATE_WRITE_MADE,
    DIED_AFTER_WRITE,
    LOG_OVERTAKEN,
    WITHDRAWN_FIRST,
    DIED_BETWEEN_TRANSACTIONS,
    SECOND_TRANSACTION_REFUSED,
    UNCHANGED_RENEWED,
    REJECTED_TO_VALID,
    VALID_TO_REJECTED,
    PUBLISHED_TO_DRAFT,
    DRAFT_TO_PUBLISHED,
    DELETED_TO_PUBLISHED,
    EVENT_LOST,
    EVENT_REPEATED,
    CONFLICT,
    OUTCOME_UNKNOWN_AND_MADE,
    OUTCOME_UNKNOWN_AND_NOT_MADE,
    BUCKET_FAILED
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  public void count(Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  /// Counts what a key came to stand for, and what it stood for before.
  void countChange(Map<RowKey, Row> before, Map<RowKey, Row> after, String key) {
    var had = state(before, key);
    var has = state(after, key);
    if (had.equals("rejected") && (has.equals("published") || has.equals("draft"))) {
      count(Kind.REJECTED_TO_VALID);
    } else if (has.equals("rejected") && (had.equals("published") || had.equals("draft"))) {
      count(Kind.VALID_TO_REJECTED);
    } else if (had.equals("published") && has.equals("draft")) {
      count(Kind.PUBLISHED_TO_DRAFT);
    } else if (had.equals("draft") && has.equals("published")) {
      count(Kind.DRAFT_TO_PUBLISHED);
    } else if (had.equals("deleted") && has.equals("published")) {
      count(Kind.DELETED_TO_PUBLISHED);
    }
  }

  /// Counts a refused write that would have brought back what a tombstone stands for.
  void countResurrection(Map<RowKey, Row> table, Change sourceRecord) {
    var row = table.get(sourceRecord.key());
    if (row != null
        && "deleted".equals(row.text("state"))
        && sourceRecord instanceof Change.Put(var put, var _)
        && !"deleted".equals(put.text("state"))) {
      count(Kind.RESURRECTION_REFUSED);
    }
  }

  private static String state(Map<RowKey, Row> table, String key) {
    var sourceRecord = table.get(new RowKey("SOURCE#" + key, "SOURCE"));
    return sourceRecord == null ? "" : String.valueOf(sourceRecord.text("state"));
  }

  public long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
