package topicwire.index.audit;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.IndexWriter;
import topicwire.index.table.RowKey;
import topicwire.index.table.ScannableTable;

/// Finds what reconciling keys cannot: rows that no source record knows of, rows that are missing
/// although a source record is intact (the object has not changed, so nobody would write them
/// again), and wrong counts. Such things come from outside: a restored backup, a hand in the table,
/// a defect.
///
/// May run while files are being indexed: whatever is repaired is conditioned on the source record,
/// or on the stamp of the count, that was read before looking. Thread-safe.
public final class Audit {
  private final RowAudit rows;
  private final CountAudit recount;
  private final LogAudit log;

  /// @param revisions names that never repeat, as for [IndexWriter]
  public Audit(ScannableTable table, Clock clock, Supplier<String> revisions) {
    rows = new RowAudit(table, new KeyRepair(table, clock, revisions), clock);
    recount = new CountAudit(table, revisions);
    log = new LogAudit(table, clock, revisions);
  }

  /// Makes one change log whole again: with a head, and without gaps above its floor. To be done
  /// for each before [#rows], which compares what stands in it.
  ///
  /// @return how many rows were wrong
  public int log(int shard) {
    return log.repair(shard);
  }

  /// Compares one page of the table with the source records. A source record with rows too many or
  /// too few loses its ETag, so that reconciling its key writes all of its rows again.
  ///
  /// @param after [Findings#next] of the page before, null for the first
  public Findings rows(@Nullable RowKey after) {
    return rows.page(after);
  }

  /// Compares every count with the source records, and corrects it. Reads the table twice for that;
  /// the counts are held in memory, some hundred bytes each.
  ///
  /// @param timeUp asked before each page
  /// @return null when the time was up before all was read; nothing was changed then
  public @Nullable Corrections counts(BooleanSupplier timeUp) {
    return recount.run(timeUp);
  }

  /// What became of the counts.
  ///
  /// @param corrected how many were wrong
  /// @param unsettled how many may be wrong, but kept changing while they were looked at
  public record Corrections(long corrected, long unsettled) {}
}
