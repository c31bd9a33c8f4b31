package topicwire.checks.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import topicwire.reindex.snapshot.SnapshotStore;

/// A bucket in memory. Thread-safe.
public final class InMemorySnapshotStore implements SnapshotStore {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  @Override
  public String bucket() {
    return "snapshots";
  }

  @Override
  public void put(String key, String type, Path file, String sha256) {
    try {
      objects.put(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// What lies there, by key.
  public Map<String, byte[]> objects() {
    return Map.copyOf(objects);
  }
}
