package topicwire.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final List<Duration> slept = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"0, 20", "1, 40", "2, 80", "6, 1280", "7, 2000", "10, 2000", "11, 2000", "70, 2000"})
  void longestWait_afterEachAttempt_doublesUpToTwoSeconds(int attempt, long milliseconds) {
    var longest = new Backoff(new Longest(), slept::add);
    assertThat(longest.pause(attempt, () -> Duration.ofMinutes(1))).isTrue();
    assertThat(slept).containsExactly(Duration.ofMillis(milliseconds));
  }

  @Test
  void pause_nearTheDeadline_leavesThreeSecondsForTheAttempt() {
    var longest = new Backoff(new Longest(), slept::add);
    assertThat(longest.pause(0, () -> Duration.ofMillis(3_020))).isTrue();
    assertThat(slept).containsExactly(Duration.ofMillis(20));
    assertThat(longest.pause(0, () -> Duration.ofMillis(3_019))).isFalse();
    assertThat(slept).hasSize(1);
  }

  @Test
  void pause_whenTheThreadIsInterrupted_endsAndItStaysInterrupted() {
    var interrupted =
        new Backoff(
            new Longest(),
            wait -> {
              throw new InterruptedException("told to stop");
            });
    assertThat(interrupted.pause(0, () -> Duration.ofMinutes(1))).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  /// The greatest number below every bound.
  private static final class Longest implements RandomGenerator {
    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}
