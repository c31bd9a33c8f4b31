package topicwire.reindex.snapshot;

import java.nio.file.Path;

/// Where snapshots are kept.
public interface SnapshotStore {

  /// The bucket that they lie in.
  String bucket();

  /// Puts a file under a key, whole or not at all.
  ///
  /// @param type of its content, `application/gzip`
  /// @param sha256 of its bytes, in hexadecimal; what arrives otherwise is refused
  /// @throws SnapshotException when it is not known to be there
  void put(String key, String type, Path file, String sha256);
}
