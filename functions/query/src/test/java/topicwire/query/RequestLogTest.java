package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.runtime.http.GatewayEvent;
import topicwire.runtime.http.Request;
import topicwire.runtime.http.Status;

class RequestLogTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void requestLog_ofOneRequest_isOneLineThatIsAlsoItsMetrics() {
    site.get("/topics/secret-topic/articles?limit=1");

    assertThat(lines()).containsExactly(line("query", "GET", "/topics/{topic}/articles", 200, 0));
  }

  @Test
  void requestLog_ofAnyRequest_doesNotHoldWhatWasSearchedFor() {
    site.publish(Story.of("_news/secret.md", "2024-01-01", "Secret"));
    site.get("/articles/_news/secret.md");
    site.get("/article?key=_news/secret.md");
    site.get("/topics/secret");
    site.get("/topics?prefix=secret");
    site.get("/articles?cursor=secret");
    site.get("/articles?secret=secret");
    site.ask("HEAD", "/secret", Map.of("if-none-match", "\"secret\""));
    site.get("/editor/topics/secret/articles?state=secret");

    assertThat(lines())
        .containsExactly(
            line("query", "GET", "/articles/{key+}", 200, 0),
            line("query", "GET", "/article", 200, 0),
            line("query", "GET", "/topics/{topic}", 200, 0),
            line("query", "GET", "/topics", 200, 0),
            line("query", "GET", "/articles", 400, 0),
            line("query", "GET", "/articles", 400, 0),
            line("query", "HEAD", "-", 404, 0),
            line("editor", "GET", "/editor/topics/{topic}/articles", 400, 0));
  }

  @Test
  void requestLog_ofAFailure_hasAnExtraLineWithItsCause() {
    site.table.fail(new TableException("Query of FEED failed", new RuntimeException("reset")));
    site.get("/articles");

    assertThat(lines()).hasSize(2);
    assertThat(lines().getFirst())
        .startsWith(
            """
            {"level":"ERROR","method":"GET","message":"Query of FEED failed",\
            "stack":"topicwire.index.table.TableException\\n\\tat \
            """)
        .contains("\\nCaused by: java.lang.RuntimeException\\n\\t");
    assertThat(lines().getLast()).isEqualTo(line("query", "GET", "/articles", 503, 1));
  }

  @Test
  void readUnits_chargedByTheTable_areCountedOnce() {
    site.consumption.consumed("Query", 3.5);
    site.consumption.consumed("GetItem", 1);
    site.get("/articles");
    site.get("/articles");

    assertThat(lines().getFirst()).endsWith(",\"Errors5xx\":0,\"ReadUnits\":4.5}");
    assertThat(lines().getLast()).endsWith(",\"Errors5xx\":0,\"ReadUnits\":0}");
  }

  @Test
  void requestLog_ofAPublishedVersion_countsItsFailuresByVersionTooAndHasTheGatewaysId() {
    var out = new ByteArrayOutputStream();
    var clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    var log = new RequestLog(new PrintStream(out, true, UTF_8), clock, "query", "12");
    var request = new Request("GET", "/secret", "", Map.of(), "Zx9=", "");

    log.failed(request, new IllegalStateException("secret"));
    log.answered(
        new RequestLog.Answered(
            request, "-", Status.INTERNAL_SERVER_ERROR, 5_000_000, new Consumption().drain()));

    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            failure ->
                assertThat(failure)
                    .startsWith("{\"level\":\"ERROR\",\"request\":\"Zx9=\",\"method\":\"GET\",")
                    .doesNotContain("secret"),
            line ->
                assertThat(line)
                    .contains(
                        "{\"Namespace\":\"Topicwire\",\"Dimensions\":[[\"Function\",\"Version\"]],"
                            + "\"Metrics\":[{\"Name\":\"Errors5xx\",\"Unit\":\"Count\"}]}",
                        "\"Function\":\"query\",\"Version\":\"12\",\"request\":\"Zx9=\",",
                        "\"Errors5xx\":1,"));
  }

  @Test
  void request_readFromAnEventOfTheGateway_hasItsId() {
    var event = "{\"requestContext\":{\"requestId\":\"Zx9=\",\"http\":{\"method\":\"GET\"}}}";
    var request = GatewayEvent.read(new ByteArrayInputStream(event.getBytes(UTF_8)));

    assertThat(request.id()).isEqualTo("Zx9=");
    assertThat(request.method()).isEqualTo("GET");
  }

  private List<String> lines() {
    return site.log
        .toString(UTF_8)
        .lines()
        .map(line -> line.replaceFirst("\"Latency\":[0-9.E-]+,", "\"Latency\":…,"))
        .toList();
  }

  private static String line(String function, String method, String route, int status, int error) {
    return """
    {"_aws":{"Timestamp":1767323045000,"CloudWatchMetrics":[{"Namespace":"Topicwire",\
    "Dimensions":[["Function"]],"Metrics":[{"Name":"Latency","Unit":"Milliseconds"},\
    {"Name":"Errors5xx","Unit":"Count"},{"Name":"ReadUnits","Unit":"None"}]}]},"Function":"%s","method":"%s","route":"%s",\
    "status":%d,"Latency":…,"Errors5xx":%d,"ReadUnits":0}\
    """
        .formatted(function, method, route, status, error);
  }
}
