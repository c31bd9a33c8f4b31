package topicwire.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message that can be acknowledged, or sent again, as a whole.
///
/// @param id the queue's name for it; null for an event that came without a queue
/// @param keys the object keys to look at, decoded
/// @param defect why the message cannot be read; null when it can
record Message(@Nullable String id, List<String> keys, @Nullable String defect) {
  Message {
    keys = List.copyOf(keys);
  }

  static Message of(@Nullable String id, List<String> keys) {
    return new Message(id, keys, null);
  }

  static Message unreadable(@Nullable String id, String defect) {
    return new Message(id, List.of(), defect);
  }
}
