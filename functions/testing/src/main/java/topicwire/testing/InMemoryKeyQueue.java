package topicwire.testing;

import java.util.ArrayList;
import java.util.List;
import topicwire.sync.keys.KeyQueue;

/// A queue of keys in memory. Thread-safe.
public final class InMemoryKeyQueue implements KeyQueue {
  private final List<String> keys = new ArrayList<>();

  @Override
  public synchronized void send(List<String> more) {
    keys.addAll(more);
  }

  /// Takes all keys that were sent, in their order.
  public synchronized List<String> take() {
    var taken = List.copyOf(keys);
    keys.clear();
    return taken;
  }
}
