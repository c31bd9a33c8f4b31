package topicwire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A decision is never made for an earlier time than the one before, unless that was made by a
/// clock that was wrong.
class BoundedClockTest {
  private static final BoundedClock CLOCK =
      new BoundedClock(
          InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z")), BoundedClock.ERROR);

  @ParameterizedTest
  @CsvSource({
    ", 2026-03-01T10:00:00Z",
    "2026-03-01T09:59:59Z, 2026-03-01T10:00:00Z",
    "2026-03-01T10:00:01Z, 2026-03-01T10:00:01Z",
    "2026-03-01T10:00:02Z, 2026-03-01T10:00:02Z",
    "2026-03-01T10:00:03Z, 2026-03-01T10:00:00Z",
    "2099-01-01T00:00:00Z, 2026-03-01T10:00:00Z",
    "spoilt, 2026-03-01T10:00:00Z"
  })
  void now_afterADecision_isNotBeforeIt(@Nullable String asOf, Instant now) {
    assertThat(CLOCK.now(asOf)).isEqualTo(now);
  }

  @Test
  void new_errorOfPartsOfASecond_isRefused() {
    assertThatThrownBy(() -> new BoundedClock(InstantSource.system(), Duration.ofMillis(1500)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole seconds");
  }
}
