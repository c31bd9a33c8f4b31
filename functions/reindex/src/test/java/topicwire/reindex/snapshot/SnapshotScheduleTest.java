package topicwire.reindex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.log.Changes;
import topicwire.index.log.PublicArticles;
import topicwire.index.log.SinceToken;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.reindex.ReindexFixture;

/// When the clock's call makes a snapshot. Three changes are much here.
class SnapshotScheduleTest {
  private final ReindexFixture town = new ReindexFixture();
  private final Changes changes = new Changes(town.table, town.clock);
  private final Instant taken = town.clock.instant();

  @Test
  void snapshot_whereThereIsNone_isDue() {
    assertThat(isDueAfter(Duration.ZERO)).isTrue();
  }

  @Test
  void snapshot_aDayAfterTheLast_isDueThoughNothingChanged() {
    town.put("_news/0.md", ReindexFixture.file("News", "Red"));
    take();
    assertThat(isDueAfter(Duration.ofDays(1).minusSeconds(1))).isFalse();
    assertThat(isDueAfter(Duration.ofDays(1))).isTrue();
  }

  /// Changes of the same article count each, and withdrawals as well.
  @Test
  void snapshot_onceMuchHasChangedSinceTheLast_isDue() {
    for (var i = 0; i < 5; i++) {
      town.put("_news/%d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
    take();
    town.put("_news/0.md", ReindexFixture.file("Other", "Red"));
    town.put("_news/0.md", ReindexFixture.file("Another", "Red"));
    town.delete("_news/1.md");
    assertThat(isDueAfter(Duration.ofHours(1))).isFalse();
    town.put("_news/9.md", ReindexFixture.file("New", "Blue"));
    assertThat(isDueAfter(Duration.ofHours(1))).isTrue();
    take();
    assertThat(isDueAfter(Duration.ofHours(1))).isFalse();
  }

  /// As one is that another version wrote.
  @Test
  void snapshot_whoseTokenIsNotUnderstood_isMadeAnew() {
    note("2.token");
    assertThat(isDueAfter(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"{}, SNAPSHOT", "'{\"task\":\"snapshot\"}', SNAPSHOT", "'{\"task\":\"due\"}', DUE"})
  void task_ofARequest_isRead(String request, SnapshotTask task) {
    assertThat(read(request)).isEqualTo(task);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"task\":\"dew\"}", "{\"tusk\":\"due\"}", "{\"task\":7}"})
  void request_ofAnotherShape_isRefused(String request) {
    assertThatThrownBy(() -> read(request))
        .hasMessageStartingWith(
            "expected a JSON object with one of the tasks snapshot, due, found ");
  }

  private static SnapshotTask read(String request) {
    return SnapshotTask.read(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean isDueAfter(Duration time) {
    return new SnapshotSchedule(town.table, changes, () -> taken.plus(time), 3).isDue();
  }

  private void take() {
    note(SinceToken.write(new PublicArticles(changes).read(_ -> {}), ""));
  }

  private void note(String token) {
    SnapshotRow.write(town.table, new Snapshot("bucket", "object", taken, 1, 1, "", token));
  }
}
