package topicwire.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionLogTest {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final FunctionLog log = new FunctionLog(file);

  @Test
  void functionLog_withMetricsAndOtherLines_addsUpMetricsAndKeepsEveryLine() {
    var lines =
        """
        {"key":"é.md","ms":12}
        {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Metrics":[{"Name":"Draft","Unit":"Count"},\
        {"Name":"Failed","Unit":"Count"}]}]},"Function":"IngestFunction","Draft":1,"Failed":0}
        {"_aws":{"Timestamp":2,"CloudWatchMetrics":[{"Metrics":[{"Name":"Draft","Unit":"Count"},\
        {"Name":"Published","Unit":"Count"},{"Name":"Latency","Unit":"Milliseconds"}]}]},\
        "Function":"IngestFunction","Draft":2,"Published":5,"Latency":7}
        {"_aws":{"Timestamp":3,"CloudWatchMetrics":[{"Metrics":[{"Name":"Listed","Unit":"Count"}]}]},\
        "Function":"ReindexFunction","Listed":1}
        {"_aws": cut off
        """;
    for (var character : lines.split("", -1)) {
      log.stream().print(character);
    }

    assertThat(log.metrics()).isEqualTo(Map.of("Draft", 3L, "Published", 5L));
    assertThat(file.toString(UTF_8)).isEqualTo(lines);
  }
}
