package topicwire.reindex.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import topicwire.index.log.Changes;
import topicwire.index.log.PublicArticles;
import topicwire.index.search.SearchIndex;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.reindex.s3.S3SnapshotStore;
import topicwire.runtime.Environment;
import topicwire.runtime.telemetry.MetricLine;
import topicwire.sync.s3.S3Clients;

/// Makes a file of all that is public. The clock calls it every hour with `{"task":"due"}`: then
/// one is made if the last is a day old or searches have much to read that changed since. By hand,
/// `{"task":"snapshot"}` makes one now. Answers what it has made, or `{"due":false}`. Variables:
/// `TABLE_NAME`, `SNAPSHOT_BUCKET` and `BASE_PATH` (none). Thread-safe.
public final class SnapshotFunction implements RequestStreamHandler {
  private static final double MILLISECOND = 1_000_000;

  /// Half of what a search reads: as much again may change in the hour until the next look.
  private static final long MOST_CHANGED = SearchIndex.MOST_CHANGED / 2;

  private final SnapshotSchedule schedule;
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
    var changes = new Changes(table, clock);
    schedule = new SnapshotSchedule(table, changes, clock, MOST_CHANGED);
    maker =
        new SnapshotMaker(
            new PublicArticles(changes),
            table,
            new S3SnapshotStore(
                S3Clients.uploading(environment), environment.required("SNAPSHOT_BUCKET")),
            clock,
            base);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (SnapshotTask.read(input) == SnapshotTask.DUE && !schedule.isDue()) {
      log.println(
          new MetricLine(name)
              .count("NotDue", 1)
              .capacity("ReadUnits", consumption.drain().readUnits())
              .json(clock));
      output.write("{\"due\":false}".getBytes(UTF_8));
      return;
    }
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
