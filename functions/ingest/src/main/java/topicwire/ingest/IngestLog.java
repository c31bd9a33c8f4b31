package topicwire.ingest;

import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.ContentState;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.runtime.telemetry.MetricLine;
import topicwire.runtime.telemetry.WordlessFailure;
import topicwire.sync.ReconcileResult;
import topicwire.sync.SourceException;
import topicwire.sync.UnreadableObject;

/// The log: a JSON line per key and per unreadable message, and a line of metrics per batch.
final class IngestLog {
  private static final JsonFactory FACTORY = new JsonFactory();

  private enum Metric {
    Published,
    Draft,
    Definition,
    Settings,
    Deleted,
    Withdrawn,
    Rejected,
    Unreadable,
    SettingsRejected,
    Unchanged,
    Ignored,
    Failed,
    Restarts,
    Conflicts
  }

  private final PrintStream out;
  private final Clock clock;
  private final Consumption consumption;
  private final String function;

  /// A log.
  ///
  /// @param consumption of the table that the batches write to
  /// @param function its name, in the metrics
  IngestLog(PrintStream out, Clock clock, Consumption consumption, String function) {
    this.out = out;
    this.clock = clock;
    this.consumption = consumption;
    this.function = function;
  }

  void write(List<Message> messages, Collection<Result> results) {
    for (var message : messages) {
      if (message.defect() != null) {
        line(json -> {
          json.writeStringProperty("level", "ERROR");
          json.writeStringProperty("message", message.defect());
          json.writeStringProperty("messageId", message.id());
        });
      }
    }
    results.forEach(this::write);
    writeMetrics(messages, results);
  }

  private void write(Result result) {
    line(json -> {
      json.writeStringProperty("level", level(result));
      json.writeStringProperty("key", result.key());
      switch (result) {
        case Result.Ended(var _, var outcome, var millis) -> {
          write(json, outcome);
          json.writeNumberProperty("ms", millis);
        }
        case Result.Failed(var _, var cause, var millis) -> {
          json.writeStringProperty("outcome", "failed");
          json.writeNumberProperty("ms", millis);
          json.writeStringProperty("message", message(cause));
          json.writeStringProperty("stack", WordlessFailure.of(cause).stack());
        }
        case Result.OutOfTime _ -> json.writeStringProperty("outcome", "out of time");
      }
    });
  }

  private static void write(JsonGenerator json, ReconcileResult outcome) {
    switch (outcome) {
      case ReconcileResult.Replaced(var _, var state, var flaws, var effort) -> {
        json.writeStringProperty("outcome", state.word());
        write(json, effort);
        if (!flaws.isEmpty()) {
          json.writeArrayPropertyStart("flaws");
          flaws.forEach(flaw -> json.writeString(flaw.code()));
          json.writeEndArray();
        }
      }
      case ReconcileResult.Renewed(var _, var effort) -> {
        json.writeStringProperty("outcome", "unchanged");
        write(json, effort);
      }
      case ReconcileResult.Ignored _ -> json.writeStringProperty("outcome", "ignored");
      case ReconcileResult.GaveUp(var effort) -> {
        json.writeStringProperty("outcome", "gave up");
        write(json, effort);
      }
    }
  }

  private static void write(JsonGenerator json, ReconcileResult.Effort effort) {
    json.writeNumberProperty("restarts", effort.restarts());
    json.writeNumberProperty("conflicts", effort.conflicts());
  }

  private void writeMetrics(List<Message> messages, Collection<Result> results) {
    var numbers = new EnumMap<Metric, Integer>(Metric.class);
    for (var metric : Metric.values()) {
      numbers.put(metric, 0);
    }
    messages.stream()
        .filter(message -> message.defect() != null)
        .forEach(_ -> numbers.merge(Metric.Failed, 1, Integer::sum));
    results.forEach(result -> count(result, numbers));
    var line = new MetricLine(function);
    numbers.forEach((metric, number) -> line.count(metric.name(), number));
    var consumed = consumption.drain();
    line.capacity("ReadUnits", consumed.readUnits());
    line.capacity("WriteUnits", consumed.writeUnits());
    out.println(line.json(clock));
  }

  private static void count(Result result, Map<Metric, Integer> numbers) {
    if (!(result instanceof Result.Ended(var key, var outcome, var _))) {
      numbers.merge(Metric.Failed, 1, Integer::sum);
      return;
    }
    switch (outcome) {
      case ReconcileResult.Replaced replaced -> {
        numbers.merge(metric(replaced.state()), 1, Integer::sum);
        if (replaced.withdraws()) {
          numbers.merge(Metric.Withdrawn, 1, Integer::sum);
        }
        if (replaced.state() == ContentState.REJECTED
            && UnreadableObject.isReason(replaced.flaws())) {
          numbers.merge(Metric.Unreadable, 1, Integer::sum);
        }
        if (replaced.state() == ContentState.REJECTED && isSettings(key)) {
          numbers.merge(Metric.SettingsRejected, 1, Integer::sum);
        }
        count(replaced.effort(), numbers);
      }
      case ReconcileResult.Renewed(var _, var effort) -> {
        numbers.merge(Metric.Unchanged, 1, Integer::sum);
        count(effort, numbers);
      }
      case ReconcileResult.Ignored _ -> numbers.merge(Metric.Ignored, 1, Integer::sum);
      case ReconcileResult.GaveUp(var effort) -> {
        numbers.merge(Metric.Failed, 1, Integer::sum);
        count(effort, numbers);
      }
    }
  }

  /// Under any prefix: a file of this name elsewhere is ignored, and never rejected.
  private static boolean isSettings(String key) {
    return key.substring(key.lastIndexOf('/') + 1).equals(SettingsReader.KEY);
  }

  private static void count(ReconcileResult.Effort effort, Map<Metric, Integer> numbers) {
    numbers.merge(Metric.Restarts, effort.restarts(), Integer::sum);
    numbers.merge(Metric.Conflicts, effort.conflicts(), Integer::sum);
  }

  private static Metric metric(ContentState state) {
    return switch (state) {
      case PUBLISHED -> Metric.Published;
      // All of them are hidden: a metric of each would cost more than it says.
      case DRAFT, SCHEDULED, EXPIRED -> Metric.Draft;
      // Neither is an article, and a metric of its own would cost more than it says.
      case DEFINITION, QUERY -> Metric.Definition;
      case DELETED -> Metric.Deleted;
      case REJECTED -> Metric.Rejected;
      case IGNORED -> Metric.Ignored;
      case SETTINGS -> Metric.Settings;
    };
  }

  private static String level(Result result) {
    return switch (result) {
      case Result.Failed _ -> "ERROR";
      case Result.OutOfTime _ -> "WARN";
      case Result.Ended ended -> ended.done() ? "INFO" : "WARN";
    };
  }

  /// Of our own failures, which are made without a word of any file; a defect's message may quote
  /// the text in which it was met, which may be a draft.
  private static String message(Throwable cause) {
    return cause instanceof SourceException || cause instanceof TableException
        ? String.valueOf(cause.getMessage())
        : cause.getClass().getName();
  }

  @FunctionalInterface
  private interface Body {
    void write(JsonGenerator json);
  }

  private void line(Body body) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    }
    out.println(text);
  }
}
