package topicwire.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before a further attempt: a random time up to a bound that doubles ("full
/// jitter"), so that handlers that met once do not meet again. Thread-safe when its generator is.
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /// Left for the attempt itself and for answering: less than this, and no further one is begun.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  /// Waits; a seam because tests decide about time themselves.
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final RandomGenerator random;
  private final Sleeper sleeper;

  public Backoff(RandomGenerator random, Sleeper sleeper) {
    this.random = random;
    this.sleeper = sleeper;
  }

  /// Waits before the attempt after this one.
  ///
  /// @param attempt how many attempts failed already, from 0
  /// @return false, without waiting, when too little time is left or the thread was interrupted
  public boolean pause(int attempt, Deadline deadline) {
    var bound = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, 10));
    var wait = Duration.ofMillis(random.nextLong(bound + 1));
    if (deadline.remaining().compareTo(wait.plus(RESERVE)) < 0) {
      return false;
    }
    try {
      sleeper.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
