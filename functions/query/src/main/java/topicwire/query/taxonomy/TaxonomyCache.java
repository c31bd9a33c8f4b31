package topicwire.query.taxonomy;

import java.time.Duration;
import java.time.InstantSource;
import topicwire.index.read.IndexReader;
import topicwire.index.table.TableException;
import topicwire.index.taxonomy.Taxonomy;
import topicwire.query.routing.TimedCache;

/// The taxonomy, which is the same for everybody and therefore held for a while. Thread-safe.
public final class TaxonomyCache {
  private final TimedCache<Taxonomy> held;

  /// @param time how old it may be
  public TaxonomyCache(IndexReader catalog, InstantSource clock, Duration time) {
    held = new TimedCache<>(clock, time, catalog::taxonomy);
  }

  /// The taxonomy, not older than it may be, unless the table does not answer.
  ///
  /// @throws TableException when the table does not answer and it was never read
  public Taxonomy get() {
    return held.get();
  }
}
