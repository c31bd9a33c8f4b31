package topicwire.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The time by which articles appear and expire, from a clock that may be wrong by so much and no
/// more. Handlers on several machines have several clocks: what one of them decided must not be
/// undone by another that is a little behind. Thread-safe when the clock is.
///
/// @param error the most that a clock differs from the true time, in whole seconds; zero where
///   there is only one clock. Lambda's clocks are kept by Amazon Time Sync and differ by far less
///   than a second.
public record BoundedClock(InstantSource clock, Duration error) {

  public static final Duration ERROR = Duration.ofSeconds(1);

  public BoundedClock {
    if (error.isNegative() || !error.truncatedTo(ChronoUnit.SECONDS).equals(error)) {
      throw new IllegalArgumentException(
          "expected an error of whole seconds, zero or more, found " + error);
    }
  }

  /// By how much an article appears later than its date: after that, no clock is before the date.
  public Duration margin() {
    return error.multipliedBy(2);
  }

  /// The time, read now, for a decision about a key.
  ///
  /// @param asOf for which the last decision was made, a UTC second; null for none. The result is
  ///   not before it, unless it lies so far ahead that the clock of that decision must have been
  ///   wrong.
  public Instant now(@Nullable String asOf) {
    var now = clock.instant();
    var last = asOf == null ? null : instant(asOf);
    return last == null || last.isBefore(now) || last.isAfter(now.plus(margin())) ? now : last;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      return null; // an audit replaces such a source record
    }
  }
}
