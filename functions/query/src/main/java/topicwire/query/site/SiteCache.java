package topicwire.query.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.IndexReader;
import topicwire.index.read.ReadBudget;
import topicwire.index.table.TableException;

/// The publisher's identity: what the settings in force say of it, and for the rest the variables.
/// Held for a minute, and read only for answers that need it. Thread-safe.
public final class SiteCache implements Supplier<Site> {
  private static final Duration TIME = Duration.ofMinutes(1);

  private record Held(Instant until, Site site) {}

  private final Site variables;
  private final IndexReader catalog;
  private final InstantSource clock;
  private @Nullable Held held;

  public SiteCache(Site variables, IndexReader catalog, InstantSource clock) {
    this.variables = variables;
    this.catalog = catalog;
    this.clock = clock;
  }

  /// The identity, at most a minute old, unless the table does not answer.
  ///
  /// @throws TableException when the table does not answer and it was never read: a feed under
  ///   another id would show all its articles as new
  @Override
  public synchronized Site get() {
    var now = clock.instant();
    var last = held;
    if (last != null && now.isBefore(last.until())) {
      return last.site();
    }
    try {
      var site = variables.with(ReadBudget.apart(catalog::site));
      held = new Held(now.plus(TIME), site);
      return site;
    } catch (TableException e) {
      if (last == null) {
        throw e;
      }
      return last.site();
    }
  }
}
