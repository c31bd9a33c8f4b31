package topicwire.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.sync.LastTry;

/// A message that can be acknowledged, or sent again, as a whole.
///
/// @param id the queue's name for it; null for an event that came without a queue
/// @param keys the object keys to look at, decoded
/// @param defect why the message cannot be read; null when it can
/// @param lastTry whether the queue gives it up when it fails once more
record Message(@Nullable String id, List<String> keys, @Nullable String defect, LastTry lastTry) {
  /// `maxReceiveCount` of both queues, after which a message becomes a dead letter.
  static final int MAX_RECEIVES = 5;

  Message {
    keys = List.copyOf(keys);
  }

  /// Of the bucket: these objects have changed.
  static Message ofUpload(@Nullable String id, List<String> keys, int receives) {
    return new Message(id, keys, null, receives < MAX_RECEIVES ? LastTry.NO : LastTry.OF_UPLOAD);
  }

  /// Of a reindex: these keys differ.
  static Message ofReindex(@Nullable String id, List<String> keys, int receives) {
    return new Message(id, keys, null, receives < MAX_RECEIVES ? LastTry.NO : LastTry.OF_REINDEX);
  }

  static Message unreadable(@Nullable String id, String defect) {
    return new Message(id, List.of(), defect, LastTry.NO);
  }
}
