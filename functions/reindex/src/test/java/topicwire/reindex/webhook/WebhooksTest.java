package topicwire.reindex.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Value;
import topicwire.runtime.Environment;
import topicwire.testing.table.InMemoryTable;

/// What a receiver gets, and what its answers mean.
@SuppressWarnings("NullAway.Init") // set before each test
class WebhooksTest {
  private static final String QUERY = "_data/queries/ai.yaml";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final InMemoryTable table = new InMemoryTable();
  private final List<String> bodies = new ArrayList<>();
  private final List<Map<String, List<String>>> headers = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private HttpServer server;
  private int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    ask(address() + "/hook?a=b");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (target != null) {
        assertThat(target).isEqualTo("secretsmanager.GetSecretValue");
        var secret = "{\"Name\":\"n\",\"SecretString\":\"master\"}".getBytes(UTF_8);
        exchange.sendResponseHeaders(200, secret.length);
        exchange.getResponseBody().write(secret);
        return;
      }
      paths.add(exchange.getRequestURI().toString());
      bodies.add(body);
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      exchange.getResponseHeaders().set("location", "/elsewhere");
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Test
  void message_isPostedWithTheHeadersOfStandardWebhooks() {
    assertThat(deliver(true, 1)).isEqualTo(new Webhooks.Outcome.Delivered());
    assertThat(paths).containsExactly("/hook?a=b");
    assertThat(bodies).containsExactly("{\"type\":\"ä\"}");
    var sent = headers.getFirst();
    assertThat(sent.get("Content-type")).containsExactly("application/json");
    assertThat(sent.get("Webhook-id")).containsExactly("id-1");
    assertThat(sent.get("Webhook-timestamp")).containsExactly("1772366400");
    assertThat(sent.get("Webhook-signature"))
        .containsExactly(
            Signature.of(
                keys().of(QUERY),
                "id-1",
                NOW.getEpochSecond(),
                "{\"type\":\"ä\"}".getBytes(UTF_8)));
  }

  @Test
  void secret_ofAQuery_isItsOwn() {
    assertThat(keys().textOf(QUERY)).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(keys().textOf(QUERY)).isEqualTo(keys().textOf(QUERY));
    assertThat(keys().textOf("_data/queries/other.yaml")).isNotEqualTo(keys().textOf(QUERY));
  }

  @ParameterizedTest
  @CsvSource({"301, 1, PT5S", "307, 2, PT30S", "400, 3, PT3M", "404, 7, PT6H", "500, 99, PT6H"})
  void answer_thatIsNoSuccess_isTriedAgainAfterAPauseThatGrows(
      int code, int receives, Duration pause) {
    status = code;
    assertThat(deliver(true, receives))
        .isEqualTo(new Webhooks.Outcome.Failed("the status " + code, pause));
    // A redirect is not followed: it could lead anywhere.
    assertThat(paths).hasSize(1);
  }

  @Test
  void target_thatIsGone_andQueryThatIs_areNotTriedAgain() {
    status = 410;
    assertThat(deliver(true, 1))
        .isEqualTo(new Webhooks.Outcome.Dropped("its target answers 410: delete the query"));
    table.write(List.of(new Change.Delete(Keys.query(QUERY), Condition.NONE)));
    assertThat(deliver(true, 1))
        .isEqualTo(new Webhooks.Outcome.Dropped("there is no such query any more"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://localhost:%d/ | the target leads to an address that is not public",
        "https://127.0.0.1:%d/ | the target leads to an address that is not public",
        "https://[::1]:%d/     | the target leads to an address that is not public",
        "https://0x7f.1:%d/    | *",
        "http://127.0.0.1:%d/  | expected an https address, found another one",
        "ftp://127.0.0.1:%d/   | expected an https address, found another one",
        "https://no-such-host.invalid/ | the host of the target is not known",
      })
  void target_inAPrivateNetwork_isSentNothing(String target, String reason) {
    ask(target.formatted(server.getAddress().getPort()));
    assertThat(deliver(false, 1))
        .isInstanceOfSatisfying(
            Webhooks.Outcome.Failed.class,
            failed -> {
              if (!reason.equals("*")) {
                assertThat(failed.reason()).isEqualTo(reason);
              }
            });
    assertThat(paths).isEmpty();
  }

  /// One that is on this machine is taken there, and no other private one.
  @Test
  void localTarget_onSomebodysOwnMachine_isTheOnlyPrivateOne() {
    ask("http://10.0.0.1/");
    assertThat(deliver(true, 1))
        .isEqualTo(
            new Webhooks.Outcome.Failed(
                "the target leads to an address that is not public", Duration.ofSeconds(5)));
  }

  @Test
  void receiver_thatSpeaksNoHttp_orNothing_isAFailureInTime() throws Exception {
    try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ask("http://127.0.0.1:" + deaf.getLocalPort());
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = deaf.accept()) {
              socket.getOutputStream().write("SSH-2.0\r\n".getBytes(UTF_8));
              socket.getInputStream().readNBytes(1_000);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      assertThat(deliver(true, 1))
          .isEqualTo(
              new Webhooks.Outcome.Failed(
                  "expected a status line of HTTP/1.1, found something else",
                  Duration.ofSeconds(5)));
    }
    assertThat(deliver(true, 1))
        .isEqualTo(
            new Webhooks.Outcome.Failed("no answer: ConnectException", Duration.ofSeconds(5)));
  }

  private Webhooks.Outcome deliver(boolean takesLocalTargets, int receives) {
    return new Webhooks(table, keys(), new WebhookPost(takesLocalTargets), CLOCK)
        .deliver(new QueueMessage("m", "r", receives, QUERY, "id-1", "{\"type\":\"ä\"}"));
  }

  private WebhookKeys keys() {
    return new WebhookKeys(
        new Environment(
            Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "ID",
                "AWS_SECRET_ACCESS_KEY",
                "SECRET",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                address())),
        "arn",
        CLOCK);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void ask(String target) {
    var row =
        new Row(
            Keys.query(QUERY),
            Map.of("expression", new Value.Text("ai"), "target", new Value.Text(target)));
    table.write(List.of(new Change.Put(row, Condition.NONE)));
  }
}
