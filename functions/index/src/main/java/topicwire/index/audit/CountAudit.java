package topicwire.index.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Counts;
import topicwire.index.layout.RowKind;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.Value;

/// The part of an [Audit] that corrects counts.
///
/// A count is right when it is the sum over all source records of what their manifests add to it:
/// that is what every later transaction takes for granted. It is not recomputed from the entries,
/// which may be missing just now, and which move while they are read without a count being touched.
/// The stamp of a count, read before the source records, tells that none of them changed its part
/// in it meanwhile.
final class CountAudit {
  /// All that a count has.
  private static final Set<String> ATTRIBUTES = Set.of(Attributes.COUNT, Attributes.STAMP);

  private static final int ROWS_A_PAGE = 5_000;

  /// Counts that changed while the source records were read are tried again so often.
  private static final int ROUNDS = 3;

  private final ScannableTable table;
  private final Supplier<String> stamps;

  CountAudit(ScannableTable table, Supplier<String> stamps) {
    this.table = table;
    this.stamps = stamps;
  }

  Audit.@Nullable Corrections run(BooleanSupplier timeUp) {
    var corrected = 0L;
    var refused = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      var present = new HashMap<RowKey, Row>();
      var right = new HashMap<RowKey, Long>();
      var complete =
          each(row -> take(row, present), timeUp) && each(row -> add(row, right), timeUp);
      if (!complete) {
        // What an earlier round corrected stays corrected, and its numbers are still worth telling.
        return round == 0 ? null : new Audit.Corrections(corrected, refused);
      }
      refused = 0;
      var keys = new HashSet<>(present.keySet());
      keys.addAll(right.keySet());
      for (var key : keys) {
        switch (correct(key, present.get(key), right.getOrDefault(key, 0L))) {
          case RIGHT -> {}
          case CORRECTED -> corrected++;
          case REFUSED -> refused++;
        }
      }
      if (refused == 0) {
        break;
      }
    }
    return new Audit.Corrections(corrected, refused);
  }

  private boolean each(Consumer<Row> action, BooleanSupplier timeUp) {
    @Nullable RowKey after = null;
    do {
      if (timeUp.getAsBoolean()) {
        return false;
      }
      var page = table.scan(after, ROWS_A_PAGE, true);
      page.rows().forEach(action);
      var next = page.next();
      after = next == null ? null : next.row();
    } while (after != null);
    return true;
  }

  private static void take(Row row, Map<RowKey, Row> present) {
    if (RowKind.of(row) instanceof RowKind.Counted) {
      present.put(row.key(), row);
    }
  }

  private static void add(Row row, Map<RowKey, Long> right) {
    if (RowKind.of(row) instanceof RowKind.OfSourceRecord) {
      var sourceRecord = SourceRecordCodec.sound(row);
      if (sourceRecord != null) {
        Counts.count(sourceRecord.key(), sourceRecord.manifest(), 1, right);
      }
    }
  }

  private enum Outcome {
    RIGHT,
    CORRECTED,
    REFUSED
  }

  private Outcome correct(RowKey key, @Nullable Row row, long right) {
    var number = row == null ? null : row.number(Attributes.COUNT);
    if (row == null
        ? right == 0
        : right != 0
            && number != null
            && number == right
            && ATTRIBUTES.containsAll(row.attributes().keySet())) {
      return Outcome.RIGHT;
    }
    var condition = condition(row);
    var change =
        right == 0
            ? new Change.Delete(key, condition)
            : new Change.Put(
                new Row(
                    key,
                    Map.of(
                        Attributes.COUNT,
                        new Value.Whole(right),
                        Attributes.STAMP,
                        new Value.Text(stamps.get()))),
                condition);
    var done = table.write(List.of(change)) == Commit.DONE;
    if (right == 0 && number != null && number == 0) {
      return Outcome.RIGHT; // a count that came to nothing, tidied away or not
    }
    return done ? Outcome.CORRECTED : Outcome.REFUSED;
  }

  private static Condition condition(@Nullable Row row) {
    if (row == null) {
      return Condition.ABSENT;
    }
    var stamp = row.attributes().get(Attributes.STAMP);
    return stamp == null
        ? new Condition.Lacks(Attributes.STAMP)
        : Condition.equal(Attributes.STAMP, stamp);
  }
}
