package topicwire.query.snapshot;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.IndexReader;
import topicwire.index.snapshot.Snapshot;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// `/snapshot`: leads to the last file of all that is public, at a signed address. The body says
/// what the file is. Thread-safe.
public final class SnapshotEndpoint {
  /// Long enough to begin with reading; whoever is slower asks again.
  private static final Duration TIME = Duration.ofMinutes(15);

  private final IndexReader catalog;
  private final Addresses addresses;
  private final InstantSource clock;

  /// Makes addresses of objects that are readable for a while.
  @FunctionalInterface
  public interface Addresses {
    URI of(String bucket, String key, Duration time);
  }

  public SnapshotEndpoint(IndexReader catalog, Addresses addresses, InstantSource clock) {
    this.catalog = catalog;
    this.addresses = addresses;
    this.clock = clock;
  }

  /// Leads to the file.
  ///
  /// @throws ProblemException when there is none
  public Reply redirect(Call call) {
    var last = catalog.snapshot();
    if (last == null || !last.isFresh(clock.instant())) {
      throw new ProblemException(missing(last));
    }
    var address = addresses.of(last.bucket(), last.object(), TIME);
    return new Reply(
        Status.FOUND,
        "application/json",
        Map.of("location", address.toString()),
        last.json(call.base()));
  }

  private static Problem missing(@Nullable Snapshot last) {
    return Problem.of(
        Problem.Kind.SNAPSHOT_UNKNOWN,
        last == null
            ? "Expected a snapshot, found none made yet. The first comes within an hour of"
                + " the deployment; until then, read /changes."
            : "Expected a snapshot of the last %d days, found the last one to be of %s, and the next one overdue. Read /changes."
                .formatted(Snapshot.LIFETIME.toDays(), last.takenAt()));
  }
}
