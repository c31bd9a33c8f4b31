package topicwire.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import topicwire.index.snapshot.Snapshot;
import topicwire.query.QueryFixture;

/// `/snapshot`: where the file is, or that there is none.
class SnapshotEndpointTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final QueryFixture site = new QueryFixture();

  @Test
  void snapshot_thatIsThere_isLedToByAnAddressThatNobodyKeeps() {
    site.snapshot(taken(NOW.minus(Duration.ofHours(7))));
    var answer = site.get("/snapshot");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("location"))
        .isEqualTo("https://wire.example/snapshots/x.ndjson.gz?for=PT15M");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo(
            "{\"takenAt\":\"2026-01-01T20:04:05Z\",\"articles\":3,\"bytes\":700,\"sha256\":\"ab\","
                + "\"next\":\"/changes?since=AQ\",\"nextSince\":\"AQ\"}");
    assertThat(site.table.requests).hasSize(1);
  }

  @Test
  void snapshot_beforeTheFirst_isUnknown() {
    var answer = site.get("/snapshot");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .contains("\"code\":\"snapshot-unknown\"")
        .contains(
            "found none made yet. The first comes within an hour of the deployment; until then,"
                + " read /changes.");
  }

  /// The bucket deletes it.
  @Test
  void snapshot_ofThreeDaysAgo_isUnknown() {
    site.snapshot(taken(NOW.minus(Duration.ofDays(3)).plusSeconds(1)));
    assertThat(site.get("/snapshot").status()).isEqualTo(302);
    site.snapshot(taken(NOW.minus(Duration.ofDays(3))));
    var answer = site.get("/snapshot");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .contains(
            "Expected a snapshot of the last 3 days, found the last one to be of"
                + " 2025-12-30T03:04:05Z, and the next one overdue. Read /changes.");
  }

  @Test
  void snapshot_forEditors_isNoRoute() {
    site.snapshot(taken(NOW));
    assertThat(site.get("/editor/snapshot").status()).isEqualTo(404);
  }

  private static Snapshot taken(Instant at) {
    return new Snapshot("wire", "snapshots/x.ndjson.gz", at, 3, 700, "ab", "AQ");
  }
}
