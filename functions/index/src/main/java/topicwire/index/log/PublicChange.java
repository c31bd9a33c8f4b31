package topicwire.index.log;

import java.util.Set;

/// What a follower learns of one key. Of several of a key, the last one counts.
public sealed interface PublicChange {

  /// The article is public, and this is how it stands in lists.
  ///
  /// @param item UTF-8 bytes of the JSON object
  /// @param topics slugs of the topics that it is found under
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Published(String path, byte[] item, Set<String> topics) implements PublicChange {
    public Published {
      topics = Set.copyOf(topics);
    }
  }

  /// The follower has nothing under this key.
  record Withdrawn(String path) implements PublicChange {}

  /// The key.
  String path();
}
