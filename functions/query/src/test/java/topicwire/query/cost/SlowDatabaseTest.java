package topicwire.query.cost;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.QueryFunction;
import topicwire.runtime.Environment;
import topicwire.testing.TimeLeft;

/// The function as it is deployed, with its own client, before a database that is out of reach or
/// slow in several ways. The server's side never ends a request by itself, so an answer at all
/// shows that the function gave up; so these tests wait, and do it together. The time limit only
/// keeps a failure from hanging.
@Tag("slow")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SlowDatabaseTest {
  /// What is done with a connection once a request has been read; false to hang up.
  private interface Behaviour {
    boolean answer(OutputStream out) throws IOException, InterruptedException;
  }

  @Test
  void queryFunction_whenTheDatabaseRefusesConnections_answersUnavailable() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    isUnavailable(port, "/topics/ai/articles");
  }

  @Test
  void queryFunction_whenTheDatabaseAcceptsAndNeverAnswers_answersUnavailable() throws IOException {
    try (var database = new Database(_ -> true)) {
      isUnavailable(database.port(), "/articles/a.md");
      assertThat(database.requests()).isPositive();
    }
  }

  /// Each byte comes before the socket's time-out, so that only the one of the call can end it.
  @Test
  void queryFunction_whenTheDatabaseAnswersByteByByte_answersUnavailable() throws IOException {
    try (var database =
        new Database(out -> {
          out.write("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{".getBytes(US_ASCII));
          while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(500);
          }
        })) {
      isUnavailable(database.port(), "/topics/ai");
    }
  }

  /// A page of filtered articles may take 11 requests: each in time, all together not.
  @Test
  void queryFunction_whenTheDatabaseAnswersEachOfManyRequestsLate_answersUnavailable()
      throws IOException {
    var answered = new AtomicInteger();
    try (var database =
        new Database(out -> {
          Thread.sleep(1_500);
          var day = 28 - answered.getAndIncrement();
          var page =
              "{\"Items\":[],\"Count\":0,\"ScannedCount\":200,\"LastEvaluatedKey\":"
                  + "{\"pk\":{\"S\":\"FEED\"},\"sk\":{\"S\":\"2024-01-%02dT00:00:00Z#x.md\"}}}"
                      .formatted(day);
          out.write(
              "HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: %d\r\n\r\n%s"
                  .formatted(page.length(), page)
                  .getBytes(US_ASCII));
          out.flush();
          return true;
        })) {
      isUnavailable(database.port(), "/articles?type=video");
      assertThat(answered).hasPositiveValue();
    }
  }

  private static void isUnavailable(int port, String target) throws IOException {
    var function =
        new QueryFunction(
            new Environment(
                Map.of(
                    "TABLE_NAME", "wire",
                    "AUDIENCE", "public",
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "id",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port)));
    var output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(QueryFixture.event("GET", target, Map.of())),
        output,
        TimeLeft.unasked());
    var answer = Answer.of(output.toByteArray());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers())
        .containsEntry("retry-after", "5")
        .containsEntry("cache-control", "no-store")
        .containsEntry("content-type", "application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"index-unavailable\"")
        .doesNotContain("Exception", "127.0.0.1", "wire", "at topicwire", "software.amazon");
  }

  /// Speaks as much HTTP as is needed to be asked.
  private static final class Database implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final Behaviour behaviour;

    Database(Behaviour behaviour) throws IOException {
      this.behaviour = behaviour;
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return server.getLocalPort();
    }

    int requests() {
      return requests.get();
    }

    private void accept() {
      try {
        while (true) {
          var socket = server.accept();
          Thread.ofVirtual().start(() -> serve(socket));
        }
      } catch (IOException _) {
        // closed: the test is over
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        var in = new BufferedInputStream(socket.getInputStream());
        while (read(in)) {
          requests.incrementAndGet();
          if (!behaviour.answer(socket.getOutputStream())) {
            return;
          }
        }
      } catch (IOException | InterruptedException _) {
        // the client has gone
      }
    }

    /// Reads a request; false at the end.
    private static boolean read(BufferedInputStream in) throws IOException {
      var length = 0;
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring("content-length:".length()).strip());
        }
      }
      return length > 0 && in.readNBytes(length).length == length;
    }

    private static String line(BufferedInputStream in) throws IOException {
      var line = new StringBuilder();
      for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.append((char) next);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
