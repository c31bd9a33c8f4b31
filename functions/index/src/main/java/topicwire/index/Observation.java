package topicwire.index;

import org.jspecify.annotations.Nullable;

/**
 * What was seen in the bucket, and what it stands for.
 *
 * @param etag null when there is no object
 * @param parser version of the parser that made the standing
 */
public record Observation(
    Interpretation standing, @Nullable String etag, long size, String parser) {}
