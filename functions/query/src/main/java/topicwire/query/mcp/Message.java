package topicwire.query.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// A message of a client, JSON-RPC 2.0.
///
/// @param id a `String` or a `Long`; null for a message that wants no answer
/// @param method empty for the answer to a request, of which this server sends none
record Message(@Nullable Object id, String method, Map<?, ?> params) {
  /// Tools take a few hundred bytes.
  private static final int MAX_CHARACTERS = 100_000;

  /// Reads a message.
  ///
  /// @throws RpcException when it is none
  static Message of(String body) {
    if (body.length() > MAX_CHARACTERS) {
      throw invalid(
          "Expected a message of at most %,d characters, found %,d. Send less."
              .formatted(MAX_CHARACTERS, body.length()));
    }
    if (!(tree(body) instanceof Map<?, ?> message)) {
      throw invalid(
          "Expected one message, a JSON object, found another value. Send messages one by one.");
    }
    var id = message.get("id");
    if (!"2.0".equals(message.get("jsonrpc"))
        || !(id == null || id instanceof String || id instanceof Long)) {
      throw invalid(
          "Expected \"jsonrpc\":\"2.0\" and an id that is a text or a whole number. Correct them.");
    }
    if (message.containsKey("id") && id == null) {
      throw invalid("Expected an id, found null. Give each request one of its own.");
    }
    var method = JsonTree.text(message, "method");
    var isAnswer = message.containsKey("result") || message.containsKey("error");
    if (method == null && !isAnswer) {
      throw invalid("Expected a method, found none. Name one.");
    }
    return new Message(
        isAnswer ? null : id, method == null ? "" : method, JsonTree.object(message, "params"));
  }

  private static @Nullable Object tree(String body) {
    try (var parser = Json.parse(body.getBytes(UTF_8))) {
      parser.nextToken();
      if (parser.currentToken() == null) {
        throw unreadable();
      }
      var tree = JsonTree.read(parser);
      if (parser.nextToken() != null) {
        throw unreadable();
      }
      return tree;
    } catch (JacksonException _) {
      throw unreadable(); // where it breaks off says nothing that the caller's own parser does not
    }
  }

  private static RpcException unreadable() {
    return new RpcException(
        RpcException.Code.PARSE_ERROR,
        Status.BAD_REQUEST,
        "Expected a message in JSON as the request's body, found none. Send one.");
  }

  private static RpcException invalid(String message) {
    return new RpcException(RpcException.Code.INVALID_REQUEST, Status.BAD_REQUEST, message);
  }

  /// What the client says of itself and its version of the protocol.
  Map<?, ?> meta() {
    return JsonTree.object(params, "_meta");
  }

  /// Whether no answer is wanted.
  boolean isNotification() {
    return id == null;
  }

  /// The answer to this message.
  Reply result(Consumer<JsonGenerator> properties) {
    return reply(
        Status.OK,
        id,
        json -> {
          json.writeObjectPropertyStart("result");
          properties.accept(json);
          json.writeEndObject();
        });
  }

  /// The answer that there is a mistake.
  ///
  /// @param id of the message; null where it could not be read
  static Reply error(@Nullable Object id, RpcException mistake) {
    return reply(
        mistake.status(),
        id,
        json -> {
          json.writeObjectPropertyStart("error");
          json.writeNumberProperty("code", mistake.code().number);
          json.writeStringProperty("message", String.valueOf(mistake.getMessage()));
          var data = Json.object(mistake.data());
          if (data.length > "{}".length()) {
            json.writeName("data");
            json.writeRawValue(new String(data, UTF_8));
          }
          json.writeEndObject();
        });
  }

  private static Reply reply(Status status, @Nullable Object id, Consumer<JsonGenerator> outcome) {
    var body =
        Json.object(json -> {
          json.writeStringProperty("jsonrpc", "2.0");
          switch (id) {
            case String text -> json.writeStringProperty("id", text);
            case Long number -> json.writeNumberProperty("id", number);
            case null, default -> {}
          }
          outcome.accept(json);
        });
    return new Reply(status, "application/json", Map.of(), body);
  }

  /// A mistake in the parameters that the protocol itself names.
  static RpcException invalidParams(Status status, String expected, @Nullable String found) {
    return new RpcException(
        RpcException.Code.INVALID_PARAMS,
        status,
        "Expected %s, found %s. Correct it."
            .formatted(expected, found == null ? "none" : Problem.quote(found)));
  }
}
