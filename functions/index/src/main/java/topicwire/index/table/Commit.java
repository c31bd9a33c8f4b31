package topicwire.index.table;

/// How a write ended, when it is known how it ended.
public enum Commit {
  /// All changes were made.
  DONE,
  /// The condition of the first change did not hold; nothing was changed.
  REFUSED,
  /// The condition of the first change held, and that of another one did not; nothing was changed.
  OVERTAKEN,
  /// Conflict with another transaction, or throttled: nothing was changed; the same may be sent
  /// again.
  BUSY
}
