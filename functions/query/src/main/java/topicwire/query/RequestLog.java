package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption.Consumed;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Request;
import topicwire.runtime.http.Status;
import topicwire.runtime.telemetry.MetricLine;
import topicwire.runtime.telemetry.WordlessFailure;

/// A JSON line per request, which is also its metrics, and one per failure. Of the request only the
/// method and the route are written: what people look for is theirs.
final class RequestLog {

  /// What there is to tell of a request.
  record Answered(
      Request request, String route, Status status, long nanoseconds, Consumed consumed) {}

  private static final int SERVER_ERROR = 500;
  private static final String ERRORS = "Errors5xx";

  /// As the gateway's log calls it.
  private static final String REQUEST = "request";

  private final PrintStream out;
  private final Clock clock;
  private final String function;
  private final String version;

  /// @param function its name, in the metrics
  /// @param version of the function, by which failures are counted too; empty for none
  RequestLog(PrintStream out, Clock clock, String function, String version) {
    this.out = out;
    this.clock = clock;
    this.function = function;
    this.version = version;
  }

  void answered(Answered answered) {
    var status = answered.status().code();
    var line = new MetricLine(function).byVersion(version, ERRORS);
    if (!answered.request().id().isEmpty()) {
      line.text(REQUEST, answered.request().id());
    }
    out.println(
        line.text("method", answered.request().method())
            .text("route", answered.route())
            .number("status", status)
            .milliseconds("Latency", answered.nanoseconds() / 1_000_000.0)
            .count(ERRORS, status >= SERVER_ERROR ? 1 : 0)
            .capacity("ReadUnits", answered.consumed().readUnits())
            .json(clock));
  }

  /// Of a failure, only the table's own message is written: others may quote what was looked for.
  void failed(Request request, Exception cause) {
    failed(request.method(), request.id(), cause);
  }

  /// A failure that no caller met.
  void failed(Exception cause) {
    failed("GET", "", cause);
  }

  private void failed(String method, String id, Exception cause) {
    var failure = WordlessFailure.of(cause);
    line(json -> {
      json.writeStringProperty("level", "ERROR");
      if (!id.isEmpty()) {
        json.writeStringProperty(REQUEST, id);
      }
      json.writeStringProperty("method", method);
      json.writeStringProperty("message", message(cause, failure));
      json.writeStringProperty("stack", failure.stack());
    });
  }

  private static String message(Exception cause, WordlessFailure failure) {
    return cause instanceof TableException ? String.valueOf(cause.getMessage()) : failure.kind();
  }

  private void line(Consumer<JsonGenerator> content) {
    out.println(new String(Json.object(content), UTF_8));
  }
}
