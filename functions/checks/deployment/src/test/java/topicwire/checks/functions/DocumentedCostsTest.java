package topicwire.checks.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// The numbers in `.github/docs/costs.md` that are not prices.
class DocumentedCostsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "../.."));

  @Test
  void alarms_metrics_areAsManyAsDocumented() throws Exception {
    var lines = Files.readAllLines(ROOT.resolve("template.yaml"));
    // A filter of a log makes a metric, and is no alarm.
    var made = lines.stream().filter(line -> line.strip().startsWith("- MetricNamespace:")).count();
    var named = lines.stream().filter(line -> line.strip().startsWith("MetricName:")).count();
    // Those of what is only there when events are asked for.
    var events =
        lines.stream().filter(line -> line.matches("  (Events|Delivery)\\w+Alarm:")).count();
    named -= events;
    assertThat(costs())
        .contains("%d × 0.10 for their alarms".formatted(events))
        .contains("%d metrics × 0.10".formatted(named - made))
        .contains("| %d × 0.30".formatted(made + 1));
  }

  @Test
  void functions_metricsOfQueriesAndUploads_areAsManyAsDocumented() throws Exception {
    var written = new TreeSet<String>();
    try (var stack = LocalStack.start(StackOptions.inMemory().withoutEvents());
        var functions = new RecordedFunctions(stack)) {
      functions.call(
          "IngestFunction",
          """
          {"Records":[{"messageId":"m","body":"{\\"Records\\":[{\\"s3\\":{\\"bucket\\":{\\"name\\":\\"articles\\"},\\"object\\":{\\"key\\":\\"a.md\\"}}}]}"}]}
          """);
      for (var function : List.of("QueryFunction", "EditorFunction")) {
        functions.call(
            function,
            """
            {"version":"2.0","rawPath":"/articles","rawQueryString":"","headers":{},
            "requestContext":{"http":{"method":"GET"}},"isBase64Encoded":false}
            """);
      }
      for (var line : functions.logged()) {
        var json = JSON.readTree(line);
        for (var metric : json.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics")) {
          written.add(json.path("Function").asString() + " " + metric.path("Name").asString());
        }
      }
    }
    assertThat(costs()).as("metrics %s", written).contains("| %d × 0.30".formatted(written.size()));
  }

  @Test
  void sums_ofTheRows_areTheDocumentedTotals() throws Exception {
    var costs = costs();
    assertThat(sum(section(costs, "## A million pages", "| sum |"))).isEqualByComparingTo("2.32");
    assertThat(costs).contains("| **2.32** |", "Up to $17 a month");
    assertThat(sum(section(costs, "## The stack", "## Uploads")).doubleValue())
        .isEqualTo(16.5, offset(0.5))
        .isLessThanOrEqualTo(17);
  }

  /// Of the last cells of a table's rows.
  private static BigDecimal sum(String table) {
    return Pattern.compile("(?m)\\| ([0-9]+\\.[0-9]+) \\|$")
        .matcher(table)
        .results()
        .map(found -> new BigDecimal(found.group(1)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String section(String text, String from, String to) {
    var start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start));
  }

  private static String costs() throws Exception {
    return Files.readString(ROOT.resolve(".github/docs/costs.md"));
  }
}
