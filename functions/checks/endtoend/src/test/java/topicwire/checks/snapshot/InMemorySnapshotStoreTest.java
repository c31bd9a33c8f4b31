package topicwire.checks.snapshot;

import static java.util.Objects.requireNonNull;

import topicwire.reindex.snapshot.SnapshotStore;

class InMemorySnapshotStoreTest extends SnapshotStoreContract {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();

  @Override
  SnapshotStore store() {
    return store;
  }

  @Override
  byte[] stored(String key) {
    return requireNonNull(store.objects().get(key), key);
  }
}
