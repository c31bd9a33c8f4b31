package topicwire.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The metrics that alarms and dashboard expect the functions to write.
public final class OwnMetrics {
  private static final String NAMESPACE = "Topicwire";

  private OwnMetrics() {}

  /// As `reindex Drift`: the function, and the metric.
  public static Set<String> expected() {
    var deployed = new Deployed();
    var names = new TreeSet<String>();
    for (var name : deployed.all("AWS::CloudWatch::Alarm")) {
      var alarm = deployed.properties(name);
      if (alarm.text("Namespace", "").equals(NAMESPACE)) {
        var function = alarm.section("Dimensions").elements().getFirst().text("Value");
        names.add(function + " " + alarm.text("MetricName"));
      }
    }
    for (var metric : shown(deployed)) {
      if (metric.path(0).asString().equals(NAMESPACE)) {
        names.add(metric.path(3).asString() + " " + metric.path(1).asString());
      }
    }
    return names;
  }

  /// The dashboard's metrics, each as an array of namespace, name, dimension, value.
  static List<JsonNode> shown(Deployed deployed) {
    var body = new JsonMapper().readTree(deployed.properties("Dashboard").text("DashboardBody"));
    var metrics = new ArrayList<JsonNode>();
    for (var widget : body.path("widgets")) {
      widget.path("properties").path("metrics").forEach(metrics::add);
    }
    return metrics;
  }
}
