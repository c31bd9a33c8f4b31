package topicwire.reindex.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import topicwire.index.log.Changes;
import topicwire.index.log.PublicArticles;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.reindex.s3.S3SnapshotStore;
import topicwire.runtime.Environment;
import topicwire.runtime.telemetry.MetricLine;
import topicwire.sync.s3.S3Clients;

/// Makes a file of all that is public, whatever it is called with: by the clock every day, or by
/// hand with `{"task":"snapshot"}`. Answers what it has made. Variables: `TABLE_NAME`,
/// `SNAPSHOT_BUCKET` and `BASE_PATH` (none).
public final class SnapshotFunction implements RequestStreamHandler {
  private static final double MILLISECOND = 1_000_000;

  private final SnapshotMaker maker;
  private final Consumption consumption;
  private final String name;
  private final String base;
  private final PrintStream log;
  private final Clock clock;

  /// As Lambda makes it.
  public SnapshotFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own: several functions may share a process.
  public SnapshotFunction(Environment environment) {
    clock = Clock.systemUTC();
    log = System.out;
    name = environment.functionName("snapshot");
    base = environment.basePath();
    consumption = new Consumption();
    var table =
        new DynamoTable(
            DynamoClients.create(environment), environment.required("TABLE_NAME"), consumption);
    maker =
        new SnapshotMaker(
            new PublicArticles(new Changes(table, clock)),
            table,
            new S3SnapshotStore(
                S3Clients.uploading(environment), environment.required("SNAPSHOT_BUCKET")),
            clock,
            base);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var start = System.nanoTime();
    var snapshot = maker.make();
    log.println(metrics(snapshot, System.nanoTime() - start).json(clock));
    output.write(snapshot.json(base));
  }

  private MetricLine metrics(Snapshot snapshot, long nanoseconds) {
    var consumed = consumption.drain();
    return new MetricLine(name)
        .text("object", snapshot.object())
        .count("Completed", 1)
        .count("Articles", snapshot.articles())
        .count("Bytes", snapshot.bytes())
        .milliseconds("Milliseconds", nanoseconds / MILLISECOND)
        .capacity("ReadUnits", consumed.readUnits());
  }
}
