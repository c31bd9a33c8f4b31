package topicwire.local.aws;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// EventBridge and Secrets Manager on this machine, as far as functions use them: takes events and
/// passes each one on, and has one secret. Any credentials will do. Thread-safe.
public final class EventBusServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /// Nobody but this machine sends or receives by it.
  public static final String SECRET = "local";

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
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      Map<String, Object> answer =
          switch (String.valueOf(target)) {
            case "AWSEvents.PutEvents" -> taken(request.path("Entries"));
            case "secretsmanager.GetSecretValue" -> Map.of("SecretString", SECRET);
            default -> Map.of();
          };
      var bytes = JSON.writeValueAsBytes(answer);
      exchange.sendResponseHeaders(answer.isEmpty() ? 400 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Map<String, Object> taken(JsonNode entries) {
    entries.forEach(entry -> events.accept(entry.path("Detail").asString()));
    return Map.of(
        "FailedEntryCount",
        0,
        "Entries",
        entries.valueStream().map(_ -> Map.of("EventId", UUID.randomUUID().toString())).toList());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
