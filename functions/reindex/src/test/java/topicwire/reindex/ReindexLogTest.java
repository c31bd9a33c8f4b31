package topicwire.reindex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.reindex.walk.Counter;
import topicwire.reindex.walk.Progress;

/// What the log says.
class ReindexLogTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ReindexFixture town = new ReindexFixture();
  private final ReindexLog journal =
      new ReindexLog(new PrintStream(bytes, true, UTF_8), town.clock, "reindex");

  private List<String> lines(Answer answer) {
    journal.write(answer);
    return bytes.toString(UTF_8).lines().toList();
  }

  @Test
  void reindexLog_ofIdleRun_isEmpty() {
    assertThat(lines(new Answer.Idle())).isEmpty();
  }

  @Test
  void reindexLog_ofArticlesWhoseTimeHasCome_saysHowMany() {
    journal.due(3);
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "{\"level\":\"INFO\",\"message\":\"the time of 3 articles has come; they are looked"
                + " at\"}");
  }

  @Test
  void reindexLog_whenAnotherRunHoldsTheLease_saysUntilWhen() {
    assertThat(lines(new Answer.Busy("2026-03-01T12:16:00Z")))
        .containsExactly(
            "{\"level\":\"INFO\",\"message\":\"another run holds the lease until"
                + " 2026-03-01T12:16:00Z\"}");
  }

  @Test
  void reindexLog_ofCutRun_saysThatTheNextTickContinues() {
    var progress =
        Progress.begin(new Request(Task.AUDIT, "", false), "2026-03-01T12:00:00Z", 20, "");
    assertThat(lines(new Answer.Cut(progress)))
        .containsExactly(
            "{\"level\":\"INFO\",\"message\":\"the time is up in the phase log; the next tick goes"
                + " on\"}");
  }

  @Test
  void reindexLog_whenTooManyArticlesAreGone_hasAnErrorWithAdviceAndMetrics() {
    var progress =
        Progress.begin(new Request(Task.WALK, "", false), "2026-03-01T12:00:00Z", 20, "");
    progress.tally.add(Counter.ORPHANED, 30);
    progress.tally.add(Counter.HELD, 10);
    var lines = lines(new Answer.Done(progress, "{}"));
    assertThat(lines.getFirst())
        .isEqualTo(
            "{\"level\":\"ERROR\",\"message\":\"expected at most 20 articles to have vanished from"
                + " the bucket, found 30; 10 are left as they are. If they were meant to go, run"
                + " {\\\"task\\\":\\\"walk\\\",\\\"force\\\":true}\"}");
    assertThat(lines.getLast())
        .startsWith("{\"_aws\":{\"Timestamp\":1772366400000,\"CloudWatchMetrics\":[{")
        .contains("{\"Name\":\"Drift\",\"Unit\":\"Count\"}")
        .contains("{\"Name\":\"Milliseconds\",\"Unit\":\"Milliseconds\"}")
        .contains(
            "\"Function\":\"reindex\",\"task\":\"walk\",\"prefix\":\"\",\"Drift\":30,\"Completed\":1,")
        .contains("\"Held\":10,");
    assertThat(lines).hasSize(2);
  }

  @Test
  void reindexLog_ofWalkOfOneFolder_doesNotCountAsComplete() {
    var progress =
        Progress.begin(new Request(Task.WALK, "x/", false), "2026-03-01T12:00:00Z", 20, "");
    assertThat(lines(new Answer.Done(progress, "{}")).getLast()).contains("\"Completed\":0,");
  }
}
