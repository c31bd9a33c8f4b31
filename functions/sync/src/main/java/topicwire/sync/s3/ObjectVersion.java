package topicwire.sync.s3;

import org.jspecify.annotations.Nullable;

/// Which object was seen under a key: its ETag and, in a bucket that keeps versions, its version.
/// Two objects may have one ETag, because most ETags are an MD5, of which pairs are easily made. As
/// text, the version stands behind the ETag and [#SEPARATOR].
///
/// @param etag with its quotes
/// @param version null where S3 names none
record ObjectVersion(String etag, @Nullable String version) {
  /// In no ETag of S3: those are digits, letters, a hyphen and quotes.
  private static final char SEPARATOR = '@';

  /// What S3 calls the version of an object that was there before versions were kept.
  private static final String NONE = "null";

  /// Of what an answer of S3 says.
  static String text(String etag, @Nullable String version) {
    return version == null || version.isEmpty() || version.equals(NONE)
        ? etag
        : etag + SEPARATOR + version;
  }

  static ObjectVersion of(String text) {
    var cut = text.indexOf(SEPARATOR);
    return cut < 0
        ? new ObjectVersion(text, null)
        : new ObjectVersion(text.substring(0, cut), text.substring(cut + 1));
  }

  /// Whether S3 names another version than this.
  boolean differs(@Nullable String other) {
    return version != null && other != null && !other.equals(version);
  }
}
