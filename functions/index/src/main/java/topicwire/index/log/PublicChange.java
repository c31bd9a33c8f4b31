package topicwire.index.log;

/// What a follower learns of one key. Of several of a key, the last one counts.
public sealed interface PublicChange {

  /// The article is public, and this is how it stands in lists.
  ///
  /// @param item UTF-8 bytes of the JSON object
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Published(String path, byte[] item) implements PublicChange {}

  /// The follower has nothing under this key.
  record Withdrawn(String path) implements PublicChange {}

  /// The key.
  String path();
}
