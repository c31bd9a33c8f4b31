package topicwire.reindex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import topicwire.reindex.walk.ProgressJson;
import topicwire.runtime.AsciiJson;
import topicwire.runtime.Environment;

/// Compares bucket and index, and has every key looked at again under which they differ: what lost
/// events, a new parser or a hand in the table have left behind. Before that, at each call, has the
/// articles looked at that are to appear or to expire.
///
/// Called every minute with `{"task":"tick"}`, or for those articles alone with `{"task":"due"}`;
/// by hand with `{"task":"walk"}` or `{"task":"audit"}`, for one folder with `"prefix":"_news/"`,
/// past the safety limits with `"force":true`. Answers {@code {"outcome":"done","report":{…}}}, or
/// the outcome `idle`, `busy` or `cut`. Environment: see [Composition]. One call at a time does the
/// work.
public final class ReindexFunction implements RequestStreamHandler {
  /// Of the function, where Lambda has given it none.
  private static final String NAME = "reindex";

  private final DueTick due;
  private final Reindexer reindexer;
  private final ReindexLog reindexLog;

  /// As Lambda makes it.
  public ReindexFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own: several functions may share a process.
  public ReindexFunction(Environment environment) {
    this(
        Composition.dueTick(environment),
        Composition.reindexer(environment),
        environment.functionName(NAME),
        System.out,
        Clock.systemUTC());
  }

  ReindexFunction(DueTick due, Reindexer reindexer, PrintStream log, Clock clock) {
    this(due, reindexer, NAME, log, clock);
  }

  private ReindexFunction(
      DueTick due, Reindexer reindexer, String name, PrintStream log, Clock clock) {
    this.due = due;
    this.reindexer = reindexer;
    this.reindexLog = new ReindexLog(log, clock, name);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var request = RequestReader.read(input);
    // First, and whoever has the lease: a walk takes minutes, an article may not wait for it.
    var sent = due.run();
    if (sent > 0) {
      reindexLog.due(sent);
    }
    var answer =
        request.task() == Task.DUE
            ? new Answer.Idle()
            : reindexer.run(request, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    reindexLog.write(answer);
    output.write(json(answer).getBytes(UTF_8));
  }

  private static String json(Answer answer) {
    return AsciiJson.object(json -> {
      switch (answer) {
        case Answer.Idle _ -> json.writeStringProperty("outcome", "idle");
        case Answer.Busy(var until) -> {
          json.writeStringProperty("outcome", "busy");
          json.writeStringProperty("until", until);
        }
        case Answer.Cut(var progress) -> {
          json.writeStringProperty("outcome", "cut");
          json.writeName("run");
          json.writeRawValue(ProgressJson.write(progress));
        }
        case Answer.Done(var _, var report) -> {
          json.writeStringProperty("outcome", "done");
          json.writeName("report");
          json.writeRawValue(report);
        }
      }
    });
  }
}
