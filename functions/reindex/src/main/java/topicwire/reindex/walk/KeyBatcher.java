package topicwire.reindex.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import topicwire.sync.keys.KeyQueue;

/// Gathers keys until there are enough for full messages. For one thread.
public final class KeyBatcher {
  /// Ten messages of a hundred keys: what one request to the queue takes.
  private static final int KEYS_AT_ONCE = 1_000;

  private final KeyQueue queue;
  private final List<String> keys = new ArrayList<>();

  public KeyBatcher(KeyQueue queue) {
    this.queue = queue;
  }

  void add(String key) {
    keys.add(key);
    if (keys.size() == KEYS_AT_ONCE) {
      flush();
    }
  }

  void addAll(Collection<String> all) {
    all.forEach(this::add);
  }

  /// Sends what is left. Before a position is noted: what lies before it must be on its way.
  public void flush() {
    if (!keys.isEmpty()) {
      queue.send(List.copyOf(keys));
      keys.clear();
    }
  }
}
