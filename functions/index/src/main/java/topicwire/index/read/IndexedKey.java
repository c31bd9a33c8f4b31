package topicwire.index.read;

import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;

/// What the index knows of one object key, as far as it takes to compare it with the bucket.
///
/// @param state null when the source record is damaged
/// @param etag null for a deleted object, and when the object has to be read again in any case
/// @param changedAt UTC second of the last change of the content of the key
public record IndexedKey(
    String key,
    @Nullable ContentState state,
    @Nullable String etag,
    long size,
    String parser,
    String changedAt) {

  /// Whether the index holds anything for the key: a tombstone is nothing.
  public boolean live() {
    return state != ContentState.DELETED;
  }
}
