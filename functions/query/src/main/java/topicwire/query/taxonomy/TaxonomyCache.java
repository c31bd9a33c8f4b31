package topicwire.query.taxonomy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.IndexReader;
import topicwire.index.read.ReadBudget;
import topicwire.index.table.TableException;
import topicwire.index.taxonomy.Taxonomy;

/// The taxonomy, which is the same for everybody and therefore held for a while. Thread-safe.
public final class TaxonomyCache {
  private record Held(Instant until, Taxonomy taxonomy) {}

  private final IndexReader catalog;
  private final InstantSource clock;
  private final Duration time;
  private @Nullable Held held;

  /// @param time how old it may be
  public TaxonomyCache(IndexReader catalog, InstantSource clock, Duration time) {
    this.catalog = catalog;
    this.clock = clock;
    this.time = time;
  }

  /// The taxonomy, not older than it may be, unless the table does not answer.
  ///
  /// @throws TableException when the table does not answer and it was never read
  public synchronized Taxonomy get() {
    var now = clock.instant();
    var last = held;
    if (last != null && now.isBefore(last.until())) {
      return last.taxonomy();
    }
    try {
      var taxonomy = ReadBudget.apart(catalog::taxonomy);
      held = new Held(now.plus(time), taxonomy);
      return taxonomy;
    } catch (TableException e) {
      if (last == null) {
        throw e;
      }
      return last.taxonomy();
    }
  }
}
