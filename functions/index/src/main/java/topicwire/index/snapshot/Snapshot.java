package topicwire.index.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import topicwire.runtime.http.Json;

/// A file with every article that is public, and where a follower who has it goes on.
///
/// @param bucket where it lies
/// @param object its key there
/// @param takenAt when reading began, to the second
/// @param articles how many it has
/// @param bytes how long it is, compressed
/// @param sha256 of these bytes, in hexadecimal
/// @param nextSince token of `/changes`
public record Snapshot(
    String bucket,
    String object,
    Instant takenAt,
    long articles,
    long bytes,
    String sha256,
    String nextSince) {

  /// How often one is made at least; more often while much changes.
  public static final Duration INTERVAL = Duration.ofDays(1);

  /// How long one is handed out. The bucket keeps it so long, and a day more at most: a copy of
  /// what was withdrawn meanwhile must not live long.
  public static final Duration LIFETIME = Duration.ofDays(3);

  public Snapshot {
    takenAt = takenAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Whether it is handed out.
  public boolean isFresh(Instant now) {
    return now.isBefore(takenAt.plus(LIFETIME));
  }

  /// What it is, in UTF-8: {@code {"takenAt","articles","bytes","sha256","next","nextSince"}}.
  ///
  /// @param base what stands before the API's paths, `/news`; mostly nothing
  public byte[] json(String base) {
    return Json.object(json -> {
      json.writeStringProperty("takenAt", takenAt.toString());
      json.writeNumberProperty("articles", articles);
      json.writeNumberProperty("bytes", bytes);
      json.writeStringProperty("sha256", sha256);
      json.writeStringProperty("next", next(base, nextSince));
      json.writeStringProperty("nextSince", nextSince);
    });
  }

  /// The address of what changes behind a token.
  public static String next(String base, String token) {
    return base + "/changes?since=" + token;
  }
}
