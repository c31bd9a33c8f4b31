package topicwire.local.template;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A function.
///
/// @param handler the class that has it
/// @param memory in megabytes
/// @param environment its own variables; Lambda's are not among them
public record FunctionDefinition(
    String name,
    String handler,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    List<QueueSource> sources,
    List<StreamSource> streams,
    List<Route> routes,
    List<Schedule> schedules) {

  static FunctionDefinition of(String name, Section properties) {
    var environment = new LinkedHashMap<String, String>();
    properties
        .section("Environment")
        .section("Variables")
        .sections()
        .forEach((variable, value) -> environment.put(variable, value.asText()));
    var sources = new ArrayList<QueueSource>();
    var streams = new ArrayList<StreamSource>();
    var routes = new ArrayList<Route>();
    var schedules = new ArrayList<Schedule>();
    for (var event : properties.section("Events").sections().values()) {
      switch (event.text("Type")) {
        case "SQS" -> sources.add(QueueSource.of(event.section("Properties")));
        case "DynamoDB" -> streams.add(StreamSource.of(event.section("Properties")));
        case "HttpApi" -> routes.add(Route.of(event.section("Properties")));
        case "ScheduleV2" -> schedules.add(Schedule.of(event.section("Properties")));
        default ->
            throw new IllegalArgumentException(
                ("template.yaml: expected events of type SQS, DynamoDB, HttpApi or ScheduleV2 for"
                        + " %s, found %s")
                    .formatted(name, event.text("Type")));
      }
    }
    return new FunctionDefinition(
        name,
        properties.text("Handler").replaceFirst("::.*", ""),
        Duration.ofSeconds(properties.number("Timeout", 3)),
        properties.number("MemorySize", 128),
        environment,
        sources,
        streams,
        routes,
        schedules);
  }

  /// A queue that feeds a function.
  ///
  /// @param batchSize messages an invocation, at most
  /// @param concurrency invocations at the same time, at most
  /// @param partial whether the function says which messages of a batch failed
  public record QueueSource(String queue, int batchSize, int concurrency, boolean partial) {
    private static QueueSource of(Section properties) {
      return new QueueSource(
          Deployment.nameOf(properties.text("Queue")),
          properties.number("BatchSize", 10),
          properties.section("ScalingConfig").number("MaximumConcurrency", 5),
          properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"));
    }
  }

  /// The stream of the table, which feeds a function.
  ///
  /// @param batchSize records an invocation, at most
  /// @param patterns JSON: a record that matches none of them is passed over
  public record StreamSource(int batchSize, List<String> patterns) {
    private static StreamSource of(Section properties) {
      return new StreamSource(
          properties.number("BatchSize", 100),
          properties.section("FilterCriteria").section("Filters").elements().stream()
              .map(filter -> filter.text("Pattern"))
              .toList());
    }
  }

  /// A route of the HTTP API.
  ///
  /// @param method `ANY` for all
  /// @param path with `{name}` for one segment, `{name+}` for the rest; `$default` takes what no
  ///   other route does
  public record Route(String method, String path) {
    public static final String DEFAULT = "$default";

    private static Route of(Section properties) {
      return new Route(properties.text("Method", "ANY"), properties.text("Path", DEFAULT));
    }

    /// As AWS writes it: `GET /articles`.
    public String key() {
      return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
    }
  }

  /// A clock that calls a function.
  ///
  /// @param interval from one call to the next
  /// @param input the event
  public record Schedule(Duration interval, String input) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    private static Schedule of(Section properties) {
      var expression = properties.text("ScheduleExpression");
      var rate = RATE.matcher(expression);
      if (!rate.matches()) {
        throw new IllegalArgumentException(
            "template.yaml: expected a schedule as rate(1 hour), found " + expression);
      }
      var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
      return new Schedule(
          unit.getDuration().multipliedBy(Long.parseLong(rate.group(1))),
          properties.text("Input", "{}"));
    }
  }
}
