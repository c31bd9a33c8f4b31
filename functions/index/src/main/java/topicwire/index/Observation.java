package topicwire.index;

import org.jspecify.annotations.Nullable;

/// What was seen in the bucket, and its interpretation.
///
/// @param etag null when there is no object
/// @param parser version of the parser that made the interpretation
public record Observation(
    Interpretation interpretation, @Nullable String etag, long size, String parser) {}
