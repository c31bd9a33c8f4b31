package topicwire.checks.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who receives webhooks, fails now and then, and keeps the articles that they have.
final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final Map<String, JsonNode> held = new TreeMap<>();
  private final Map<String, String> sequences = new HashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /// A message that arrived.
  ///
  /// @param headers in lower case
  record Message(Map<String, String> headers, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new Receiver(server);
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  String target() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Message> messages() {
    return messages;
  }

  synchronized Map<String, JsonNode> held() {
    return new TreeMap<>(held);
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var message = new Message(headers, body);
      messages.add(message);
      // The first attempt of every third message.
      var fails =
          messages.size() % 3 == 0 && refused.add(String.valueOf(headers.get("webhook-id")));
      if (!fails) {
        fold(message.json());
      }
      exchange.sendResponseHeaders(fails ? 503 : 202, -1);
    }
  }

  private void fold(JsonNode event) {
    var data = event.path("data");
    var path = data.path("path").asString("");
    var sequence = data.path("sequence").asString("");
    if (path.isEmpty() || sequence.compareTo(sequences.getOrDefault(path, "")) <= 0) {
      return;
    }
    sequences.put(path, sequence);
    if (event.path("type").asString().equals("article.withdrawn")) {
      held.remove(path);
    } else {
      held.put(path, data.path("article"));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
