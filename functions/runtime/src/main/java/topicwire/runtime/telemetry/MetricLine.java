package topicwire.runtime.telemetry;

import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A line of a function's log that CloudWatch makes metrics of, in the namespace `Topicwire` with
/// the dimension `Function`: its name as Lambda has it, so that stacks of one account do not share
/// metrics. Texts are in the line only. Members stand in the order in which they were added. For
/// one thread.
///
/// <pre>`log.println(new MetricLine("query").text("route", "/topics").count("Errors5xx",
/// 0).json(clock));
/// `</pre>
///
/// Source: [Embedded metric
/// format](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
public final class MetricLine {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String DIMENSION = "Function";
  private static final String VERSION = "Version";

  private final Map<String, String> units = new LinkedHashMap<>();
  private final List<Consumer<JsonGenerator>> members = new ArrayList<>();
  private final List<String> ofVersion = new ArrayList<>();

  /// A line without metrics.
  ///
  /// @param function `site-QueryFunction-1A2B`; see [topicwire.runtime.Environment#functionName]
  public MetricLine(String function) {
    text(DIMENSION, function);
  }

  /// Tells a property that is no metric.
  public MetricLine text(String name, String value) {
    members.add(json -> json.writeStringProperty(name, value));
    return this;
  }

  /// Tells a number that is no metric.
  public MetricLine number(String name, int value) {
    members.add(json -> json.writeNumberProperty(name, value));
    return this;
  }

  /// Tells how many there were.
  public MetricLine count(String name, long value) {
    units.put(name, "Count");
    members.add(json -> json.writeNumberProperty(name, value));
    return this;
  }

  /// Has metrics also counted by the version of the function, so that one that is being deployed is
  /// judged by its own failures.
  ///
  /// @param version `12`; nothing is counted by an empty one
  /// @param names of metrics that this line has
  public MetricLine byVersion(String version, String... names) {
    if (!version.isEmpty()) {
      text(VERSION, version);
      ofVersion.addAll(List.of(names));
    }
    return this;
  }

  /// Tells how long it took.
  public MetricLine milliseconds(String name, double value) {
    units.put(name, "Milliseconds");
    members.add(json -> write(name, value, json));
    return this;
  }

  /// Tells consumed capacity, which comes in halves and for which CloudWatch has no unit.
  public MetricLine capacity(String name, double value) {
    units.put(name, "None");
    members.add(json -> write(name, value, json));
    return this;
  }

  private static void write(String name, double value, JsonGenerator json) {
    if (value == Math.rint(value)) {
      json.writeNumberProperty(name, (long) value);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  /// The line, as JSON without its end.
  public String json(Clock clock) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      writeHead(json, clock.millis());
      members.forEach(member -> member.accept(json));
      json.writeEndObject();
    }
    return text.toString();
  }

  private void writeHead(JsonGenerator json, long timestamp) {
    json.writeObjectPropertyStart("_aws");
    json.writeNumberProperty("Timestamp", timestamp);
    json.writeArrayPropertyStart("CloudWatchMetrics");
    writeMetrics(json, List.of(DIMENSION), List.copyOf(units.keySet()));
    if (!ofVersion.isEmpty()) {
      writeMetrics(json, List.of(DIMENSION, VERSION), ofVersion);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeMetrics(JsonGenerator json, List<String> dimensions, List<String> names) {
    json.writeStartObject();
    json.writeStringProperty("Namespace", "Topicwire");
    json.writeArrayPropertyStart("Dimensions");
    json.writeStartArray();
    dimensions.forEach(json::writeString);
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayPropertyStart("Metrics");
    for (var name : names) {
      json.writeStartObject();
      json.writeStringProperty("Name", name);
      json.writeStringProperty("Unit", units.get(name));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
