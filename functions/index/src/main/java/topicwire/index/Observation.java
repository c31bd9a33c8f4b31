package topicwire.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was seen in the bucket, and its interpretation.
///
/// @param etag null when there is no object
/// @param parser version of the parser that made the interpretation
/// @param modifiedAt when the object was uploaded, null when that is not known
/// @param asOf the instant at which the interpretation holds; null when no clock was read
public record Observation(
    Interpretation interpretation,
    @Nullable String etag,
    long size,
    String parser,
    @Nullable Instant modifiedAt,
    @Nullable Instant asOf) {

  /// The same without what is above the topics, under a version that is none: whoever comes next
  /// reads the object again.
  Observation withoutAbove() {
    return new Observation(
        interpretation.withoutAbove(),
        etag,
        size,
        StoredSettings.unfinished(parser),
        modifiedAt,
        asOf);
  }

  /// What no clock has a say in.
  public Observation(
      Interpretation interpretation,
      @Nullable String etag,
      long size,
      String parser,
      @Nullable Instant modifiedAt) {
    this(interpretation, etag, size, parser, modifiedAt, null);
  }

  /// What was seen without a time: an object that is not there, above all.
  public Observation(
      Interpretation interpretation, @Nullable String etag, long size, String parser) {
    this(interpretation, etag, size, parser, null, null);
  }
}
