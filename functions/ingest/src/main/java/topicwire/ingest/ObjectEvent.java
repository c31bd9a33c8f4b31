package topicwire.ingest;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Where an S3 event happened.
///
/// @param key as it stands in the event
/// @param isEncoded whether the key is form-encoded, as in all but EventBridge's events
record ObjectEvent(@Nullable String bucket, @Nullable String key, boolean isEncoded) {

  /// An event without a word about an object.
  static final ObjectEvent NONE = new ObjectEvent(null, null, true);

  /// The object's key, decoded exactly once: one that is decoded twice, or not at all, is another
  /// object's.
  ///
  /// @throws IllegalArgumentException when it is not form-encoded as it should be
  String decodedKey() {
    var text = requireNonNull(key, "only an event with a key is decoded");
    return isEncoded ? FormEncoding.decode(text) : text;
  }

  /// The same event of a sender that does not encode keys.
  ObjectEvent plain() {
    return new ObjectEvent(bucket, key, false);
  }
}
