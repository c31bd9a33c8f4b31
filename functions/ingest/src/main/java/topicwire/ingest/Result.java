package topicwire.ingest;

import topicwire.sync.ReconcileResult;

/// What became of one key.
sealed interface Result {

  /// The key.
  String key();

  /// It was reconciled, or it was given up in good order.
  record Ended(String key, ReconcileResult outcome, long millis) implements Result {}

  /// It failed: ours to repair, the message comes again.
  record Failed(String key, Throwable cause, long millis) implements Result {}

  /// It was not begun, or not finished, as the time was up.
  record OutOfTime(String key) implements Result {}

  /// Whether a message with this key may be acknowledged.
  default boolean done() {
    return this instanceof Ended(var _, var outcome, var _)
        && !(outcome instanceof ReconcileResult.GaveUp);
  }
}
