package topicwire.reindex;

import java.io.PrintStream;
import java.time.Clock;
import topicwire.reindex.walk.Counter;
import topicwire.reindex.walk.Progress;
import topicwire.runtime.AsciiJson;
import topicwire.runtime.telemetry.MetricLine;

/// The log: a line per call, and for a complete comparison its figures as metrics.
final class ReindexLog {
  private final PrintStream out;
  private final Clock clock;
  private final String function;

  /// @param function its name, in the metrics
  ReindexLog(PrintStream out, Clock clock, String function) {
    this.out = out;
    this.clock = clock;
    this.function = function;
  }

  void write(Answer answer) {
    switch (answer) {
      case Answer.Idle _ -> {} // once a minute, for good
      case Answer.Busy(var until) -> line("INFO", "another run holds the lease until " + until);
      case Answer.Cut(var progress) ->
          line(
              "INFO",
              "the time is up in the phase %s; the next tick goes on"
                  .formatted(progress.phase().word()));
      case Answer.Done(var progress, var _) -> {
        var held = progress.tally.get(Counter.HELD);
        if (held > 0) {
          line(
              "ERROR",
              ("expected at most %d articles to have vanished from the bucket, found %d; %d are"
                      + " left as they are. If they were meant to go, run"
                      + " {\"task\":\"walk\",\"force\":true}")
                  .formatted(progress.allowance, progress.tally.get(Counter.ORPHANED), held));
        }
        out.println(metrics(progress).json(clock));
      }
    }
  }

  /// That articles were sent whose time has come.
  void due(int keys) {
    line("INFO", "the time of %d articles has come; they are looked at".formatted(keys));
  }

  private void line(String level, String message) {
    out.println(
        AsciiJson.object(json -> {
          json.writeStringProperty("level", level);
          json.writeStringProperty("message", message);
        }));
  }

  private MetricLine metrics(Progress progress) {
    var line =
        new MetricLine(function)
            .text("task", progress.task.word())
            .text("prefix", progress.prefix)
            .count("Drift", progress.tally.drift())
            // Only the whole bucket counts for the alarm that waits for it.
            .count("Completed", progress.prefix.isEmpty() ? 1 : 0);
    for (var figure : Counter.values()) {
      var number = progress.tally.get(figure);
      switch (figure) {
        case MILLISECONDS -> line.milliseconds(figure.metric(), (double) number);
        default -> line.count(figure.metric(), number);
      }
    }
    return line;
  }
}
