package topicwire.query.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.table.TableException;

/// What is the same for every caller and therefore held for a while. Read when it is first needed,
/// outside the bound of the request that needs it. Thread-safe.
public final class TimedCache<T> implements Supplier<T> {
  private record Held<T>(Instant until, T value) {}

  private final InstantSource clock;
  private final Duration time;
  private final Supplier<T> read;
  private @Nullable Held<T> held;

  /// @param time how old it may be
  /// @param read from the table
  public TimedCache(InstantSource clock, Duration time, Supplier<T> read) {
    this.clock = clock;
    this.time = time;
    this.read = read;
  }

  /// The value, not older than it may be, unless the table does not answer.
  ///
  /// @throws TableException when the table does not answer and it was never read
  @Override
  public synchronized T get() {
    var now = clock.instant();
    var last = held;
    if (last != null && now.isBefore(last.until())) {
      return last.value();
    }
    try {
      var value = ReadBudget.apart(read);
      held = new Held<>(now.plus(time), value);
      return value;
    } catch (TableException e) {
      if (last == null) {
        throw e;
      }
      return last.value();
    }
  }
}
