package topicwire.reindex;

import java.io.PrintStream;
import java.time.Clock;
import tools.jackson.core.JsonGenerator;

/**
 * The log: a JSON line per call, and for a complete comparison its figures as metrics in
 * CloudWatch's embedded metric format.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class Journal {
  private final PrintStream out;
  private final Clock clock;

  Journal(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  void write(Answer answer) {
    switch (answer) {
      case Answer.Idle _ -> line("INFO", "nothing is due");
      case Answer.Busy(var until) -> line("INFO", "another run holds the lease until " + until);
      case Answer.Cut(var progress) ->
          line(
              "INFO",
              "the time is up in the phase %s; the next tick goes on"
                  .formatted(progress.phase().word()));
      case Answer.Done(var progress, var _) -> {
        var held = progress.tally.get(Figure.HELD);
        if (held > 0) {
          line(
              "ERROR",
              ("expected at most %d articles to have vanished from the bucket, found %d; %d are"
                      + " left as they are. If they were meant to go, run"
                      + " {\"task\":\"walk\",\"force\":true}")
                  .formatted(progress.allowance, progress.tally.get(Figure.ORPHANED), held));
        }
        out.println(ProgressJson.object(json -> metrics(progress, json)));
      }
    }
  }

  private void line(String level, String message) {
    out.println(
        ProgressJson.object(json -> {
          json.writeStringProperty("level", level);
          json.writeStringProperty("message", message);
        }));
  }

  private void metrics(Progress progress, JsonGenerator json) {
    json.writeObjectPropertyStart("_aws");
    json.writeNumberProperty("Timestamp", clock.millis());
    json.writeArrayPropertyStart("CloudWatchMetrics");
    json.writeStartObject();
    json.writeStringProperty("Namespace", "Topicwire");
    json.writeArrayPropertyStart("Dimensions");
    json.writeStartArray();
    json.writeString("Function");
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayPropertyStart("Metrics");
    declare("Drift", "Count", json);
    declare("Completed", "Count", json);
    for (var figure : Figure.values()) {
      declare(figure.metric(), figure == Figure.MILLISECONDS ? "Milliseconds" : "Count", json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringProperty("Function", "reindex");
    json.writeStringProperty("task", progress.task.word());
    json.writeStringProperty("prefix", progress.prefix);
    json.writeNumberProperty("Drift", progress.tally.drift());
    // Only the whole bucket counts for the alarm that waits for it.
    json.writeNumberProperty("Completed", progress.prefix.isEmpty() ? 1 : 0);
    for (var figure : Figure.values()) {
      json.writeNumberProperty(figure.metric(), progress.tally.get(figure));
    }
  }

  private static void declare(String name, String unit, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("Name", name);
    json.writeStringProperty("Unit", unit);
    json.writeEndObject();
  }
}
