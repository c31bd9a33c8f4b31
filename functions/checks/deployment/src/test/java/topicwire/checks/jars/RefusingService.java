package topicwire.checks.jars;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/// Answers every request of an SDK in the same way: with an error.
final class RefusingService implements AutoCloseable {
  /// As DynamoDB, S3 and SQS refuse, and as something between a function and them does.
  static final List<Refusal> REFUSALS =
      List.of(
          json(400, "com.amazonaws.dynamodb.v20120810#ThrottlingException"),
          json(400, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"),
          json(400, "com.amazonaws.dynamodb.v20120810#TransactionCanceledException"),
          json(400, "com.amazonaws.sqs#QueueDoesNotExist"),
          xml(403, "AccessDenied"),
          xml(403, "InvalidObjectState"),
          xml(404, "NoSuchKey"),
          xml(503, "SlowDown"),
          new Refusal(502, "text/html", "<html>"));

  record Refusal(int status, String type, String body) {}

  private final HttpServer server;
  private volatile Refusal refusal = REFUSALS.getFirst();

  RefusingService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var answer = refusal;
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length());
            exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
          }
        });
    server.start();
  }

  private static Refusal json(int status, String type) {
    return new Refusal(status, "application/x-amz-json-1.0", "{\"__type\":\"%s\"}".formatted(type));
  }

  private static Refusal xml(int status, String code) {
    return new Refusal(
        status,
        "application/xml",
        "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  void answer(Refusal next) {
    refusal = next;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
