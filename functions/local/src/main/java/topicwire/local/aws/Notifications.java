package topicwire.local.aws;

/// Is called with what happens to objects, as S3 notifies of it. Called by several threads at once.
@FunctionalInterface
public interface Notifications {
  void happened(ObjectEvent event);

  /// What happened to an object.
  ///
  /// @param name `ObjectCreated:Put`
  /// @param key as the client gave it, not encoded
  /// @param size in bytes; 0 when the object is gone
  /// @param etag without quotes; empty when the object is gone
  record ObjectEvent(String name, String key, long size, String etag) {}
}
