package topicwire.testing.table;

import java.util.List;
import topicwire.index.table.Change;
import topicwire.index.table.RowKey;

/// What DynamoDB may do and mostly does not; whoever tests decides when. Called under a lock.
public interface FaultPlan {

  /// Never anything unusual.
  FaultPlan PLAIN = new FaultPlan() {};

  /// Whether an eventually consistent read sees the row as it was before its last write.
  default boolean stale(RowKey row) {
    return false;
  }

  /// Whether a write meets another one and is cancelled.
  default boolean conflicts(List<Change> changes) {
    return false;
  }
}
