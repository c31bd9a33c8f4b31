package topicwire.query.site;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import topicwire.index.read.IndexReader;
import topicwire.index.table.TableException;
import topicwire.query.routing.TimedCache;

/// The publisher's identity: what the settings in force say of it, and for the rest the variables.
/// Held for a minute, and read only for answers that need it. Thread-safe.
public final class SiteCache implements Supplier<Site> {
  private static final Duration TIME = Duration.ofMinutes(1);

  private final TimedCache<Site> held;

  public SiteCache(Site variables, IndexReader catalog, InstantSource clock) {
    held = new TimedCache<>(clock, TIME, () -> variables.with(catalog.site()));
  }

  /// The identity, at most a minute old, unless the table does not answer.
  ///
  /// @throws TableException when the table does not answer and it was never read: a feed under
  ///   another id would show all its articles as new
  @Override
  public Site get() {
    return held.get();
  }
}
