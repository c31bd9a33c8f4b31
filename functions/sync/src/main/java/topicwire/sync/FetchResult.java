package topicwire.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;

/// What [SourceBucket#fetch] found.
public sealed interface FetchResult {

  /// The object, whole. The array is not to be written to.
  ///
  /// @param etag as the store names the object; a listing has what stands before an at sign
  /// @param lastModified when it was uploaded, null when the store did not say
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(byte[] bytes, String etag, @Nullable Instant lastModified) implements FetchResult {}

  /// An object larger than [ArticleParser#MAX_OBJECT_BYTES]; by its length alone, it was not read.
  record TooLarge(long size, String etag) implements FetchResult {}

  /// The object has the ETag that was named.
  record Unchanged() implements FetchResult {}

  /// There is an object, and the store says that it does not hand it out, for a reason of its own.
  record Unreadable(UnreadableObject reason) implements FetchResult {}

  /// There is no such object: the store said so in these words, anything vaguer is an exception.
  record Absent() implements FetchResult {}
}
