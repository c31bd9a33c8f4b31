package topicwire.sync;

/// Whether a key is looked at for the last time before its message is given up, and who asked for
/// it. Only then is an object that cannot be read taken for one that never will be.
public enum LastTry {
  /// The message comes again.
  NO,

  /// A reindex named the key, perhaps among all others.
  OF_REINDEX,

  /// The bucket said that this very object has changed.
  OF_UPLOAD
}
