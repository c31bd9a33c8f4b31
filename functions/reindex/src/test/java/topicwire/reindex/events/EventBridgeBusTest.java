package topicwire.reindex.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topicwire.index.layout.Keys;
import topicwire.index.log.LogRow;
import topicwire.index.table.Row;
import topicwire.index.table.Value;
import topicwire.runtime.Environment;

/// What EventBridge is asked, and what its answers mean.
@SuppressWarnings("NullAway.Init") // set before each test
class EventBridgeBusTest {
  private static final String KEY = "_news/ä.md";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private final List<String> requests = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      for (var name : List.of("X-Amz-Target", "Content-Type", "Authorization")) {
        headers.add(exchange.getRequestHeaders().getFirst(name));
      }
      var bytes = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void events_thatAreSent_areEntriesOfASignedRequest() {
    answer = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"},{\"EventId\":\"2\"}]}";
    assertThat(bus().send(List.of(event(1), event(2)))).isEqualTo(2);
    assertThat(requests.getFirst())
        .startsWith(
            "{\"Entries\":[{\"EventBusName\":\"news\",\"Source\":\"topicwire\","
                + "\"DetailType\":\"article.withdrawn\",\"Time\":1772366400,"
                + "\"Detail\":\"{\\\"specversion\\\":\\\"1.0\\\"")
        .contains("\\\"path\\\":\\\"_news/ä.md\\\"");
    assertThat(headers.get(0)).isEqualTo("AWSEvents.PutEvents");
    assertThat(headers.get(1)).isEqualTo("application/x-amz-json-1.1");
    assertThat(headers.get(2))
        .startsWith("AWS4-HMAC-SHA256 Credential=ID/20260301/eu-central-1/events/aws4_request,");
  }

  /// A request succeeds although some of its entries failed.
  @Test
  void events_ofWhichSomeAreRefused_areTakenUpToTheFirstOfThese() {
    var taken = "{\"EventId\":\"1\"}";
    var refused = "{\"ErrorCode\":\"InternalFailure\",\"ErrorMessage\":\"m\"}";
    for (var entries : List.of(List.of(taken, refused), List.of(refused, taken))) {
      answer = "{\"FailedEntryCount\":1,\"Entries\":[%s]}".formatted(String.join(",", entries));
      assertThat(bus().send(List.of(event(1), event(2)))).isEqualTo(entries.indexOf(refused));
    }
  }

  @Test
  void answers_ofAnotherKind_areFailuresThatQuoteNothing() {
    var answers =
        Map.of(
            "{\"__type\":\"ThrottlingException\"}", 400,
            "{\"Entries\":[]}", 200,
            "no JSON", 200,
            "", 500);
    answers.forEach((text, code) -> {
      answer = text;
      status = code;
      assertThatThrownBy(() -> bus().send(List.of(event(1))))
          .isInstanceOf(EventBusException.class)
          .hasMessage(
              "PutEvents to the bus news: expected the status 200 and 1 entries, found %d and 0"
                  .formatted(code));
    });
    server.stop(0);
    assertThatThrownBy(() -> bus().send(List.of(event(1))))
        .isInstanceOf(EventBusException.class)
        .hasMessageStartingWith("PutEvents of 1 events to the bus news failed: ")
        .hasMessageNotContaining(KEY);
  }

  private EventBridgeBus bus() {
    var variables =
        Map.of(
            "AWS_REGION",
            "eu-central-1",
            "AWS_ACCESS_KEY_ID",
            "ID",
            "AWS_SECRET_ACCESS_KEY",
            "SECRET",
            "AWS_ENDPOINT_URL_EVENTBRIDGE",
            "http://127.0.0.1:" + server.getAddress().getPort());
    return new EventBridgeBus(new Environment(variables), "news", "https://wire.example", CLOCK);
  }

  private static PublicEvent event(long position) {
    var row =
        new Row(
            Keys.logRow(Keys.logShard(KEY), position),
            Map.of(
                "path",
                new Value.Text(KEY),
                "kind",
                new Value.Text("gone"),
                "at",
                new Value.Whole(1_772_366_400)));
    return new PublicEvent(PublicEvent.Type.WITHDRAWN, KEY, requireNonNull(LogRow.of(row)));
  }
}
