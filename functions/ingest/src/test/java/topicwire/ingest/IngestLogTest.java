package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.index.ContentState;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.sync.ReconcileResult;

/// What the log says of a batch.
class IngestLogTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Consumption consumption = new Consumption();
  private final IngestLog journal =
      new IngestLog(new PrintStream(bytes, true, UTF_8), Deployment.CLOCK, consumption, "ingest");

  @Test
  void log_ofABatch_hasALineForEachKeyAndOneOfMetrics() {
    consumption.consumed("GetItem", 1);
    consumption.consumed("TransactWriteItems", 36);
    consumption.consumed("GetItem", 0.5);
    consumption.consumed("PutItem", 1);

    journal.write(
        List.of(),
        List.of(
            new Result.Ended(
                "a.md",
                new ReconcileResult.Replaced(
                    null, ContentState.PUBLISHED, List.of(), new ReconcileResult.Effort(1, 2)),
                31),
            new Result.Ended(
                "b.md",
                new ReconcileResult.Renewed(ContentState.DRAFT, new ReconcileResult.Effort(0, 0)),
                7),
            new Result.OutOfTime("c.md")));

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """
            {"level":"INFO","key":"a.md","outcome":"published","restarts":1,"conflicts":2,"ms":31}
            {"level":"INFO","key":"b.md","outcome":"unchanged","restarts":0,"conflicts":0,"ms":7}
            {"level":"WARN","key":"c.md","outcome":"out of time"}
            {"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"Topicwire",\
            "Dimensions":[["Function"]],"Metrics":[{"Name":"Published","Unit":"Count"},\
            {"Name":"Draft","Unit":"Count"},{"Name":"Definition","Unit":"Count"},\
            {"Name":"Settings","Unit":"Count"},\
            {"Name":"Deleted","Unit":"Count"},{"Name":"Withdrawn","Unit":"Count"},\
            {"Name":"Rejected","Unit":"Count"},\
            {"Name":"Unreadable","Unit":"Count"},{"Name":"SettingsRejected","Unit":"Count"},\
            {"Name":"Unchanged","Unit":"Count"},{"Name":"Ignored","Unit":"Count"},\
            {"Name":"Failed","Unit":"Count"},{"Name":"Restarts","Unit":"Count"},\
            {"Name":"Conflicts","Unit":"Count"},{"Name":"ReadUnits","Unit":"None"},\
            {"Name":"WriteUnits","Unit":"None"}]}]},"Function":"ingest","Published":1,"Draft":0,\
            "Definition":0,"Settings":0,"Deleted":0,"Withdrawn":0,"Rejected":0,"Unreadable":0,"SettingsRejected":0,"Unchanged":1,"Ignored":0,"Failed":1,\
            "Restarts":1,"Conflicts":2,"ReadUnits":1.5,"WriteUnits":37}
            """);
  }
}
