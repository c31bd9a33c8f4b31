package topicwire.sync;

import org.jspecify.annotations.Nullable;

/// Where article files are: a bucket. Strongly consistent, as Amazon S3 is. Thread-safe.
public interface SourceBucket {

  /// Looks at an object now.
  ///
  /// @param unlessEtag answer [FetchResult.Unchanged] when the object still has this ETag; null to
  ///   read it in any case
  /// @throws SourceException when the store did not say clearly what there is; never for an object
  ///   that is not there
  FetchResult fetch(String key, @Nullable String unlessEtag);
}
