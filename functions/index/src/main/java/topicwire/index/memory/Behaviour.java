package topicwire.index.memory;

import java.util.List;
import topicwire.index.Change;
import topicwire.index.RowKey;

/** What DynamoDB may do and mostly does not; whoever tests decides when. Called under a lock. */
public interface Behaviour {

  /** Never anything unusual. */
  Behaviour PLAIN = new Behaviour() {};

  /** Whether an eventually consistent read sees the row as it was before its last write. */
  default boolean stale(RowKey row) {
    return false;
  }

  /** Whether a write meets another one and is cancelled. */
  default boolean conflicts(List<Change> changes) {
    return false;
  }
}
