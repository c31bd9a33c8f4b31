package topicwire.ingest;

import org.jspecify.annotations.Nullable;

/// Where an S3 event happened.
///
/// @param key as it stands in the event: form-encoded
record ObjectEvent(@Nullable String bucket, @Nullable String key) {}
