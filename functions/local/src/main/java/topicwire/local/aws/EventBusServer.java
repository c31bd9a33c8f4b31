package topicwire.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/// EventBridge on this machine, as far as functions use it: takes events and passes each one on.
/// Any credentials will do. Thread-safe.
public final class EventBusServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Consumer<String> events;

  private EventBusServer(HttpServer server, Consumer<String> events) {
    this.server = server;
    this.events = events;
  }

  /// Starts it at any free port.
  ///
  /// @param events receives each event, its `Detail`, before the sender is answered
  public static EventBusServer start(Consumer<String> events) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    var bus = new EventBusServer(server, events);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", bus::take);
    server.start();
    return bus;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var isPut =
          "AWSEvents.PutEvents".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      var entries = StreamSupport.stream(request.path("Entries").spliterator(), false).toList();
      entries.forEach(entry -> events.accept(entry.path("Detail").asString()));
      var taken =
          entries.stream().map(_ -> Map.of("EventId", UUID.randomUUID().toString())).toList();
      var answer =
          isPut
              ? JSON.writeValueAsBytes(Map.of("FailedEntryCount", 0, "Entries", taken))
              : "{\"__type\":\"UnknownOperationException\"}".getBytes(UTF_8);
      exchange.sendResponseHeaders(isPut ? 200 : 400, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
