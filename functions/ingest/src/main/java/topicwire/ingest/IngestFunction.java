package topicwire.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.runtime.Environment;
import topicwire.sync.LastTry;
import topicwire.sync.Reconciler;

/// Makes the index follow the bucket: takes the bucket's notifications, from a queue in batches or
/// directly, and reconciles the keys that they name.
///
/// From a queue, the answer names the messages to be sent again; a direct event that was not dealt
/// with wholly ends in an exception, so that Lambda calls again. A file that is rejected is dealt
/// with. Environment: see [Composition]. Thread-safe.
public final class IngestFunction implements RequestStreamHandler {
  /// Of the function, where Lambda has given it none.
  private static final String NAME = "ingest";

  private final EventReader events;
  private final Batch batch;
  private final IngestLog ingestLog;

  /// As Lambda makes it.
  public IngestFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own: several functions may share a process.
  public IngestFunction(Environment environment) {
    this(environment, new Consumption());
  }

  private IngestFunction(Environment environment, Consumption consumption) {
    this(
        Composition.bucket(environment),
        Composition.reconciler(environment, consumption),
        consumption,
        environment.functionName(NAME),
        System.out,
        Clock.systemUTC());
  }

  /// With parts of one's own.
  ///
  /// @param bucket the only bucket whose events are taken
  /// @param log receives JSON lines
  public IngestFunction(String bucket, Reconciler reconciler, PrintStream log, Clock clock) {
    this(bucket, reconciler, new Consumption(), NAME, log, clock);
  }

  private IngestFunction(
      String bucket,
      Reconciler reconciler,
      Consumption consumption,
      String name,
      PrintStream log,
      Clock clock) {
    events = new EventReader(bucket);
    batch = new Batch(reconciler);
    ingestLog = new IngestLog(log, clock, consumption, name);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    var messages = events.read(input);
    var results =
        batch.run(keys(messages), () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    ingestLog.write(messages, results.values());
    var unfinished = Reply.unfinished(messages, results);
    failWithoutQueue(unfinished);
    Reply.write(unfinished, output);
  }

  /// Each key once; that its message comes for the last time counts, wherever else it is named.
  private static Map<String, LastTry> keys(List<Message> messages) {
    var keys = new LinkedHashMap<String, LastTry>();
    for (var message : messages) {
      message
          .keys()
          .forEach(key ->
              keys.merge(
                  key, message.lastTry(), (one, other) -> one.compareTo(other) < 0 ? other : one));
    }
    return keys;
  }

  private static void failWithoutQueue(List<Message> unfinished) {
    for (var message : unfinished) {
      if (message.id() == null) {
        throw new IllegalStateException(
            "expected every key of the event to be reconciled, found some that were not: "
                + (message.defect() == null ? message.keys() : message.defect())
                + "; the log says why, the event is to be sent again");
      }
    }
  }
}
