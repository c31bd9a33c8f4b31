package topicwire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an article is at an instant: it appears at its beginning, inclusive, and a margin later
/// where clocks differ; it is gone at its end, exclusive, without one.
class WindowTest {
  private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration MARGIN = Duration.ofSeconds(2);
  private static final Article ARTICLE =
      new Article(
          "a.md", "2026-03-01T10:00:00Z", List.of(), null, null, null, null, 0, null, "{}", "{}");

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:59:59Z, SCHEDULED, SCHEDULED",
    "2026-03-01T10:00:00Z, PUBLISHED, SCHEDULED",
    "2026-03-01T10:00:01Z, PUBLISHED, SCHEDULED",
    "2026-03-01T10:00:02Z, PUBLISHED, PUBLISHED",
    "2026-03-02T09:59:59Z, PUBLISHED, PUBLISHED",
    "2026-03-02T10:00:00Z, EXPIRED, EXPIRED"
  })
  void at_nearABoundary_isOfTheStateOfThatSecond(
      Instant now, ContentState exact, ContentState withMargin) {
    var article = published(FROM, UNTIL);
    assertThat(article.at(now).state()).isEqualTo(exact);
    assertThat(article.at(now, MARGIN).state()).isEqualTo(withMargin);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:00:00Z, 2026-03-01T10:00:02Z",
    "2026-03-01T10:00:02Z, 2026-03-02T10:00:00Z",
    "2026-03-02T10:00:00Z,"
  })
  void due_ofEachState_isTheNextBoundary(Instant now, @Nullable Instant due) {
    assertThat(published(FROM, UNTIL).at(now, MARGIN).due()).isEqualTo(due);
  }

  @Test
  void at_endBeforeBeginning_expiresUnseen() {
    var never = published(FROM.plus(Duration.ofDays(1)), UNTIL.minus(Duration.ofDays(1)));
    assertThat(never.at(FROM.minusSeconds(1), MARGIN).state()).isEqualTo(ContentState.SCHEDULED);
    assertThat(never.at(FROM.minusSeconds(1), MARGIN).due()).isEqualTo(FROM);
    assertThat(never.at(FROM, MARGIN).state()).isEqualTo(ContentState.EXPIRED);
    assertThat(never.at(UNTIL.plusSeconds(9), MARGIN).state()).isEqualTo(ContentState.EXPIRED);
  }

  @Test
  void at_longAfterTheBeginning_timeHasNoMoreSay() {
    var article = published(FROM, null);
    assertThat(article.at(FROM.plusSeconds(3), MARGIN).isTimed()).isTrue();
    assertThat(article.at(FROM.plusSeconds(4), MARGIN).isTimed()).isFalse();
  }

  @Test
  void and_ofTwoWindows_isWhatBothAllow() {
    var later = new Window(FROM.plusSeconds(1), UNTIL.plusSeconds(1));
    assertThat(new Window(FROM, UNTIL).and(later)).isEqualTo(new Window(later.from(), UNTIL));
    assertThat(Window.ALWAYS.and(later)).isEqualTo(later);
    assertThat(later.and(Window.ALWAYS)).isEqualTo(later);
  }

  private static Interpretation published(@Nullable Instant from, @Nullable Instant until) {
    return new Interpretation.Published(ARTICLE, List.of(), new Window(from, until));
  }
}
