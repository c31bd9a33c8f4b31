package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.index.ContentState;
import topicwire.index.Flaw;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.sync.ReconcileResult;
import topicwire.sync.ReconcileResult.Effort;

/// Every line of the log in full: alarms and saved queries are written against it.
class IngestLogLinesTest {
  private static final String METRICS_HEAD =
      "{\"_aws\":{\"Timestamp\":1772366400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Topicwire\","
          + "\"Dimensions\":[[\"Function\"]],\"Metrics\":["
          + "{\"Name\":\"Published\",\"Unit\":\"Count\"},{\"Name\":\"Draft\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Definition\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Settings\",\"Unit\":\"Count\"},{\"Name\":\"Deleted\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Withdrawn\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Rejected\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Unreadable\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"SettingsRejected\",\"Unit\":\"Count\"},{\"Name\":\"Unchanged\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Ignored\",\"Unit\":\"Count\"},{\"Name\":\"Failed\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"Restarts\",\"Unit\":\"Count\"},{\"Name\":\"Conflicts\",\"Unit\":\"Count\"},"
          + "{\"Name\":\"ReadUnits\",\"Unit\":\"None\"},{\"Name\":\"WriteUnits\",\"Unit\":\"None\"}"
          + "]}]},\"Function\":\"ingest\",";

  @Test
  void logLine_ofAPublishedArticle_holdsKeyOutcomeRetriesAndDuration() {
    assertThat(
            line(
                new ReconcileResult.Replaced(
                    null, ContentState.PUBLISHED, List.of(), new Effort(1, 2))))
        .isEqualTo(
            "{\"level\":\"INFO\",\"key\":\"a.md\",\"outcome\":\"published\",\"restarts\":1,"
                + "\"conflicts\":2,\"ms\":7}");
  }

  @Test
  void logLine_ofARejection_namesFlawCodesAndNoWordOfTheFile() {
    var flaws =
        List.of(new Flaw("title-missing", 1, "title", "a"), new Flaw("date-odd", 2, "date", "b"));
    assertThat(
            line(
                new ReconcileResult.Replaced(null, ContentState.REJECTED, flaws, new Effort(0, 0))))
        .isEqualTo(
            "{\"level\":\"INFO\",\"key\":\"a.md\",\"outcome\":\"rejected\",\"restarts\":0,"
                + "\"conflicts\":0,\"flaws\":[\"title-missing\",\"date-odd\"],\"ms\":7}");
  }

  @Test
  void logLine_ofAKeyWhoseFileIsAsBefore_saysUnchanged() {
    assertThat(line(new ReconcileResult.Renewed(ContentState.DRAFT, new Effort(0, 0))))
        .isEqualTo(
            "{\"level\":\"INFO\",\"key\":\"a.md\",\"outcome\":\"unchanged\",\"restarts\":0,"
                + "\"conflicts\":0,\"ms\":7}");
  }

  @Test
  void logLine_ofAKeyThatWasGivenUp_isAWarningThatSaysSo() {
    assertThat(line(new ReconcileResult.GaveUp(new Effort(3, 9))))
        .isEqualTo(
            "{\"level\":\"WARN\",\"key\":\"a.md\",\"outcome\":\"gave up\",\"restarts\":3,"
                + "\"conflicts\":9,\"ms\":7}");
  }

  @Test
  void logLine_ofAKeyNotBegunInTime_isAWarningThatSaysOutOfTime() {
    assertThat(lines(List.of(), List.of(new Result.OutOfTime("a.md"))).getFirst())
        .isEqualTo("{\"level\":\"WARN\",\"key\":\"a.md\",\"outcome\":\"out of time\"}");
  }

  @Test
  void logLine_ofAFailure_holdsItsClassAndStack() {
    var failed = new Result.Failed("a.md", new IllegalStateException("why \"it\" failed"), 7);
    assertThat(lines(List.of(), List.of(failed)).getFirst())
        .startsWith(
            "{\"level\":\"ERROR\",\"key\":\"a.md\",\"outcome\":\"failed\",\"ms\":7,"
                + "\"message\":\"java.lang.IllegalStateException\",\"stack\":\"java.lang.IllegalStateException\\n\\tat"
                + " topicwire.ingest.IngestLogLinesTest.logLine_ofAFailure_holdsItsClassAndStack(")
        .endsWith("\"}");
  }

  @Test
  void logLines_ofAnUnreadableMessage_nameItAndCountItAsFailed() {
    assertThat(lines(List.of(Message.unreadable("m1", "expected x, found y")), List.of()))
        .containsExactly(
            "{\"level\":\"ERROR\",\"message\":\"expected x, found y\",\"messageId\":\"m1\"}",
            METRICS_HEAD
                + "\"Published\":0,\"Draft\":0,\"Definition\":0,\"Settings\":0,\"Deleted\":0,\"Withdrawn\":0,\"Rejected\":0,"
                + "\"Unreadable\":0,\"SettingsRejected\":0,\"Unchanged\":0,\"Ignored\":0,\"Failed\":1,\"Restarts\":0,\"Conflicts\":0,\"ReadUnits\":0,\"WriteUnits\":0}");
  }

  @Test
  void metrics_ofABatch_areSumsOfItsResults() {
    var results =
        List.<Result>of(
            replaced("a", ContentState.PUBLISHED),
            replaced("b", ContentState.PUBLISHED),
            replaced("c", ContentState.DRAFT),
            replaced("d", ContentState.DEFINITION),
            replaced("e", ContentState.DELETED),
            replaced("f", ContentState.REJECTED),
            new Result.Ended("g", new ReconcileResult.GaveUp(new Effort(2, 5)), 1),
            new Result.Failed("h", new IllegalStateException("x"), 1),
            new Result.OutOfTime("i"));
    assertThat(lines(List.of(), results).getLast())
        .isEqualTo(
            METRICS_HEAD
                + "\"Published\":2,\"Draft\":1,\"Definition\":1,\"Settings\":0,\"Deleted\":1,\"Withdrawn\":0,\"Rejected\":1,"
                + "\"Unreadable\":0,\"SettingsRejected\":0,\"Unchanged\":0,\"Ignored\":0,\"Failed\":3,\"Restarts\":8,\"Conflicts\":17,\"ReadUnits\":0,\"WriteUnits\":0}");
  }

  @Test
  void metrics_ofARejectedSettingsFile_countItApart() {
    for (var key : List.of("_topicwire.yaml", "site/_topicwire.yaml")) {
      assertThat(lines(List.of(), List.of(replaced(key, ContentState.REJECTED))).getLast())
          .contains("\"Rejected\":1,", "\"SettingsRejected\":1,");
    }
    assertThat(
            lines(List.of(), List.of(replaced("a_topicwire.yaml", ContentState.REJECTED)))
                .getLast())
        .contains("\"SettingsRejected\":0,");
  }

  @Test
  void metrics_ofArticlesThatReadersHaveNoMore_areWithdrawals_butForThoseWhoseTimeIsOver() {
    var results = new ArrayList<Result>();
    for (var former : ContentState.values()) {
      for (var state : ContentState.values()) {
        results.add(replaced(former + "-" + state, former, state));
      }
    }
    // Of what was published: all that it can become but published and expired.
    var withdrawn = ContentState.values().length - 2;
    assertThat(lines(List.of(), results).getLast()).contains("\"Withdrawn\":" + withdrawn + ",");
  }

  private static Result replaced(String key, ContentState state) {
    return replaced(key, null, state);
  }

  private static Result replaced(String key, @Nullable ContentState former, ContentState state) {
    return new Result.Ended(
        key, new ReconcileResult.Replaced(former, state, List.of(), new Effort(1, 2)), 1);
  }

  private static String line(ReconcileResult outcome) {
    return lines(List.of(), List.of(new Result.Ended("a.md", outcome, 7))).getFirst();
  }

  private static List<String> lines(List<Message> messages, List<Result> results) {
    var log = new ByteArrayOutputStream();
    new IngestLog(new PrintStream(log, true, UTF_8), Deployment.CLOCK, new Consumption(), "ingest")
        .write(messages, results);
    return log.toString(UTF_8).lines().toList();
  }
}
