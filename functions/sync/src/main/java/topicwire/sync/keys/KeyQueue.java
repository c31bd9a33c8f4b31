package topicwire.sync.keys;

import java.util.List;

/// The queue of keys to look at again. Thread-safe.
public interface KeyQueue {

  /// Sends keys, in messages of at most 100.
  ///
  /// @throws KeyQueueException when one of them may not have been taken; others may have been
  void send(List<String> keys);
}
