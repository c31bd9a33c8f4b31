package topicwire.reindex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.layout.Keys;
import topicwire.index.log.Changes;
import topicwire.index.log.PublicArticles;
import topicwire.index.log.SinceToken;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
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
  void snapshot_whenTheLastIsNearlyADayOld_isDueThoughNothingChanged() {
    town.put("_news/0.md", ReindexFixture.file("News", "Red"));
    take();
    assertThat(isDueAfter(Duration.ofHours(23).minusSeconds(1))).isFalse();
    assertThat(isDueAfter(Duration.ofHours(23))).as("a day old at the next look").isTrue();
  }

  /// Changes of the same article count each, and withdrawals as well.
  @Test
  void snapshot_onceMuchHasChangedSinceTheLast_isDue() {
    for (var i = 0; i < 5; i++) {
      town.put("_news/%d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
    take();
    town.put("_news/0.md", ReindexFixture.file("Other", "Red"));
    town.delete("_news/1.md");
    assertThat(isDueAfter(Duration.ofHours(1))).isFalse();
    town.put("_news/9.md", ReindexFixture.file("New", "Blue"));
    assertThat(isDueAfter(Duration.ofHours(1))).isTrue();
    take();
    assertThat(isDueAfter(Duration.ofHours(1))).isFalse();
  }

  /// Storing it may fail behind the snapshot; nobody could search until the next day.
  @Test
  void snapshot_withoutItsSegment_isMadeAgain() {
    take();
    note(Keys.SNAPSHOT, taken.plusSeconds(60), 500_000, token());
    assertThat(isDueAfter(Duration.ofHours(1))).isTrue();
    note(Keys.SNAPSHOT, taken.plusSeconds(60), 500_001, token());
    assertThat(isDueAfter(Duration.ofHours(1))).as("there is none of so many").isFalse();
    note(Keys.SEARCH, taken.plusSeconds(60), 500_000, token());
    note(Keys.SNAPSHOT, taken.plusSeconds(60), 500_000, token());
    assertThat(isDueAfter(Duration.ofHours(1))).isFalse();
  }

  /// Whoever follows it begins anew, searches as well.
  @Test
  void snapshot_whereOneLogHasBegunAnew_isDueByAllThatThereIs() {
    for (var i = 0; i < 5; i++) {
      town.put("_news/%d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
    take();
    assertThat(isDueAfter(Duration.ofHours(1))).isFalse();
    var head =
        town.table.dump().values().stream()
            .filter(row -> row.key().pk().equals(Keys.LOG_HEADS_PARTITION))
            .findFirst()
            .orElseThrow();
    var attributes = new HashMap<>(head.attributes());
    attributes.put("epoch", new Value.Text("another"));
    town.table.write(List.of(new Change.Put(new Row(head.key(), attributes), Condition.NONE)));
    assertThat(isDueAfter(Duration.ofHours(1))).isTrue();
  }

  /// As one is that another version wrote.
  @Test
  void snapshot_whoseTokenIsNotUnderstood_isMadeAnew() {
    note(Keys.SEARCH, taken, 1, token());
    note(Keys.SNAPSHOT, taken, 1, "2.token");
    assertThat(isDueAfter(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', SNAPSHOT",
    "{}, SNAPSHOT",
    "'{\"task\":\"snapshot\"}', SNAPSHOT",
    "'{\"task\":\"due\"}', DUE"
  })
  void task_ofARequest_isRead(String request, SnapshotTask task) {
    assertThat(read(request)).isEqualTo(task);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"task\":\"dew\"}", "{\"tusk\":\"due\"}", "{\"task\":7}"})
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
    note(Keys.SNAPSHOT, taken, 1, token());
    note(Keys.SEARCH, taken, 1, token());
  }

  private String token() {
    return SinceToken.write(new PublicArticles(changes).read(_ -> {}), "");
  }

  private void note(RowKey key, Instant at, long articles, String token) {
    SnapshotRow.write(
        town.table, key, new Snapshot("bucket", "object", at, articles, 1, "", token));
  }
}
