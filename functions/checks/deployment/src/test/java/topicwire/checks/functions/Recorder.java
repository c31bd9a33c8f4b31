package topicwire.checks.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands between a client and a service, passes everything on and writes down what went through.
final class Recorder implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "content-length", "host", "expect", "upgrade", "transfer-encoding");

  /// One request and its answer.
  ///
  /// @param operation DynamoDB's or SQS's, or the HTTP method
  /// @param target path and query
  record Exchange(String operation, URI target, int status, String request, String answer) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Consumed capacity as DynamoDB says.
    double units() {
      var capacity = JSON.readTree(answer).path("ConsumedCapacity");
      return capacity.isArray() ? units(capacity) : capacity.path("CapacityUnits").asDouble();
    }

    private static double units(JsonNode all) {
      var sum = 0.0;
      for (var one : all) {
        sum += one.path("CapacityUnits").asDouble();
      }
      return sum;
    }
  }

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI service;

  Recorder(URI service) throws IOException {
    this.service = service;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What went through since it was asked last.
  List<Exchange> taken() {
    var all = List.copyOf(exchanges);
    exchanges.clear();
    return all;
  }

  private void pass(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while passing a request on", e);
    }
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    exchanges.add(
        new Exchange(
            target == null
                ? exchange.getRequestMethod()
                : target.substring(target.indexOf('.') + 1),
            exchange.getRequestURI(),
            answer.statusCode(),
            new String(body, UTF_8),
            new String(answer.body(), UTF_8)));
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    var bodiless = answer.statusCode() == 304 || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.statusCode(), bodiless ? -1 : answer.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
