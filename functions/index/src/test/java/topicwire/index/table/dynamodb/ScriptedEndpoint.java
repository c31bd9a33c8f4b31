package topicwire.index.table.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server on this machine that gives the answers it was told; the last one for ever.
public final class ScriptedEndpoint implements AutoCloseable {
  /// A request as it came: the operation without the service's name.
  record Request(String operation, String body, Map<String, List<String>> headers) {}

  /// An answer; one with the status 0 never comes.
  public record Answer(int status, String body) {
    static final Answer NEVER = new Answer(0, "");

    /// As DynamoDB tells of an error.
    static Answer error(int status, String code, String message) {
      return new Answer(
          status,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
              .formatted(code, message));
    }

    /// A cancelled transaction: one code an action, `None` for those that are not to blame.
    static Answer cancelled(String... codes) {
      var reasons = new ArrayList<String>();
      for (var code : codes) {
        reasons.add(
            code.equals("None")
                ? "{\"Code\":\"None\"}"
                : "{\"Code\":\"%s\",\"Message\":\"about %s\"}".formatted(code, code));
      }
      return new Answer(
          400,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
              + "\"Message\":\"Transaction cancelled\",\"CancellationReasons\":["
              + String.join(",", reasons)
              + "]}");
    }
  }

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public ScriptedEndpoint(Answer... answers) {
    this.answers.addAll(List.of(answers));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private synchronized Answer next() {
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(
          new Request(
              target.substring(target.indexOf('.') + 1), body, exchange.getRequestHeaders()));
      var answer = next();
      if (answer.status() == 0) {
        closed.await();
        return;
      }
      var bytes = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
