package topicwire.index.audit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.RowKey;

/// What an audit found in one page of the table, and has made harmless.
///
/// @param rows how many rows were read
/// @param orphanRows rows that no source record accounts for; deleted
/// @param missing rows that a source record accounts for and that were not there, or not whole
/// @param damaged source records that say nothing; replaced by tombstones
/// @param foreign rows of kinds that this version does not know; left alone
/// @param unsettled keys that changed again and again while they were looked at
/// @param keys the object keys to reconcile now
/// @param next where the next page starts; null after the last
public record Findings(
    long rows,
    long orphanRows,
    long missing,
    long damaged,
    long foreign,
    long unsettled,
    Set<String> keys,
    @Nullable RowKey next) {
  public Findings {
    keys = Set.copyOf(keys);
  }
}
