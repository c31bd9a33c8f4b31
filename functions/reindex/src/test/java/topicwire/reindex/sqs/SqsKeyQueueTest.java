package topicwire.reindex.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topicwire.runtime.Environment;
import topicwire.sync.keys.KeyQueueException;

/// Messages that the queue did not take, in a request that it answered with 200.
@SuppressWarnings("NullAway.Init") // set before each test
class SqsKeyQueueTest {
  private static final Pattern ENTRY =
      Pattern.compile("\"Id\":\"(\\d+)\",\"MessageBody\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final List<String> requests = new ArrayList<>();
  private UnaryOperator<String> fate = _ -> "";
  private HttpServer server;
  private SqsKeyQueue queue;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(request);
          var answer = answer(request).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    var client =
        SqsClients.create(
            new Environment(
                Map.of(
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "x",
                    "AWS_SECRET_ACCESS_KEY", "x",
                    "AWS_ENDPOINT_URL_SQS", address)));
    queue = new SqsKeyQueue(client, address + "/000000000000/Q", "articles");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// Each message of the request, taken or failed as its fate has it.
  private String answer(String request) {
    var taken = new ArrayList<String>();
    var failed = new ArrayList<String>();
    ENTRY
        .matcher(request)
        .results()
        .forEach(entry -> {
          var id = entry.group(1);
          var failure = fate.apply(id);
          if (failure.isEmpty()) {
            taken.add(
                "{\"Id\":\"%s\",\"MessageId\":\"m%s\",\"MD5OfMessageBody\":\"%s\"}"
                    .formatted(id, id, md5(entry.group(2).replace("\\\"", "\""))));
          } else {
            failed.add("{\"Id\":\"%s\",%s}".formatted(id, failure));
          }
        });
    return "{\"Successful\":[%s],\"Failed\":[%s]}"
        .formatted(String.join(",", taken), String.join(",", failed));
  }

  /// The client compares it with its own.
  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static List<String> keys(int number) {
    return IntStream.range(0, number).mapToObj("k%d.md"::formatted).toList();
  }

  @Test
  void send_whenMessagesFail_sendsOnlyThoseAgain() {
    var failures = new int[] {0};
    fate =
        id ->
            id.equals("1") && failures[0]++ < 2
                ? "\"Code\":\"InternalError\",\"SenderFault\":false"
                : "";
    queue.send(keys(250));
    assertThat(requests).hasSize(3);
    assertThat(requests.getFirst()).contains("k0.md", "k100.md", "k249.md");
    assertThat(requests.get(1)).contains("k100.md", "k199.md").doesNotContain("k0.md", "k200.md");
    assertThat(requests.get(2)).contains("k100.md").doesNotContain("k200.md");
  }

  @Test
  void messages_ofWhichSeveralAreRefused_areAllSentAgain() {
    var refused = new HashSet<>(Set.of("0", "2", "3"));
    fate = id -> refused.remove(id) ? "\"Code\":\"InternalError\",\"SenderFault\":false" : "";
    queue.send(keys(500));
    assertThat(requests).hasSize(2);
    assertThat(requests.getLast())
        .contains("k0.md", "k299.md", "k399.md")
        .doesNotContain("k100.md", "k400.md");
  }

  @Test
  void send_ofMessageThatIsAlwaysRefused_failsLoudlyAfterFiveAttempts() {
    fate = _ -> "\"Code\":\"InternalError\",\"Message\":\"later\",\"SenderFault\":false";
    assertThatThrownBy(() -> queue.send(keys(1)))
        .isInstanceOf(KeyQueueException.class)
        .hasMessageEndingWith(
            "/Q: expected 1 messages to be taken, found 1 refused; the first: InternalError");
    assertThat(requests).hasSize(5);
  }

  @Test
  void send_whenTheMistakeIsOurs_isNotRepeated() {
    fate = _ -> "\"Code\":\"InvalidMessageContents\",\"SenderFault\":true";
    assertThatThrownBy(() -> queue.send(keys(1))).isInstanceOf(KeyQueueException.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void send_ofAThousandKeys_isOneRequestAndOneMoreKeyIsAnother() {
    queue.send(keys(1_000));
    assertThat(requests).hasSize(1);
    queue.send(keys(1_001));
    assertThat(requests).hasSize(3);
  }
}
