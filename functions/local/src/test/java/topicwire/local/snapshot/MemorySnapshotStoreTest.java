package topicwire.local.snapshot;

import static java.util.Objects.requireNonNull;

import topicwire.reindex.memory.MemorySnapshotStore;
import topicwire.reindex.snapshot.SnapshotStore;

class MemorySnapshotStoreTest extends SnapshotStoreContract {
  private final MemorySnapshotStore store = new MemorySnapshotStore();

  @Override
  SnapshotStore store() {
    return store;
  }

  @Override
  byte[] stored(String key) {
    return requireNonNull(store.objects().get(key), key);
  }
}
