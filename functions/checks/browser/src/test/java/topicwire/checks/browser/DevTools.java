package topicwire.checks.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connection to a browser by its DevTools protocol. Thread-safe.
///
/// Source: [Chrome DevTools Protocol](https://chromedevtools.github.io/devtools-protocol/).
final class DevTools implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

  /// By session: takes the name of an event and its parameters.
  private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();

  private final WebSocket socket;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  DevTools(URI address) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ear()).join();
  }

  /// Has what happens in a session told to a listener, which must not wait for anything.
  void listen(String session, BiConsumer<String, JsonNode> listener) {
    listeners.put(session, listener);
  }

  /// Sends a command and waits for its answer.
  ///
  /// @param session null for the browser itself
  /// @throws AssertionError when the browser refuses it
  JsonNode ask(@Nullable String session, String method, Map<String, ?> parameters) {
    try {
      var answer = send(session, method, parameters).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer.has("error")) {
        throw new AssertionError(method + " was refused: " + answer.path("error"));
      }
      return answer.path("result");
    } catch (Exception e) {
      throw new AssertionError("expected an answer to " + method, e);
    }
  }

  /// Sends a command whose answer does not matter; for use in listeners.
  void tell(String session, String method, Map<String, ?> parameters) {
    var _ = send(session, method, parameters);
  }

  private CompletableFuture<JsonNode> send(
      @Nullable String session, String method, Map<String, ?> parameters) {
    var number = numbers.incrementAndGet();
    var command = JSON.createObjectNode();
    command.put("id", number);
    command.put("method", method);
    command.set("params", JSON.valueToTree(parameters));
    if (session != null) {
      command.put("sessionId", session);
    }
    var answer = new CompletableFuture<JsonNode>();
    answers.put(number, answer);
    synchronized (this) {
      // One after the other: a web socket takes no second message while it sends one.
      sending = sending.thenCompose(_ -> socket.sendText(command.toString(), true));
    }
    return answer;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      var answer = answers.remove(message.path("id").asInt());
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    var listener = listeners.get(message.path("sessionId").asString(""));
    if (listener != null) {
      listener.accept(message.path("method").asString(), message.path("params"));
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      answers.values().forEach(answer -> answer.completeExceptionally(failure));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        var message = text.toString();
        text.setLength(0);
        take(JSON.readTree(message));
      }
      socket.request(1);
      return null;
    }
  }
}
