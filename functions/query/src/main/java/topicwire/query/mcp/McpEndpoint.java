package topicwire.query.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.query.routing.Call;
import topicwire.query.site.Site;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Request;
import topicwire.runtime.http.Status;

/// `POST /mcp`: the public API as tools of the Model Context Protocol. Streamable HTTP without
/// sessions and without streams: one message, one answer in JSON.
public final class McpEndpoint {
  private static final String NAME = "topicwire";

  /// That of the API's description.
  static final String VERSION = "1.0.0";

  /// Milliseconds for which a client may keep what changes with a deployment only.
  private static final long HOUR = 3_600_000;

  private final Function<Request, Reply> routes;
  private final Supplier<Site> sites;

  /// @param routes answers a request as it answers everybody's
  public McpEndpoint(Function<Request, Reply> routes, Supplier<Site> sites) {
    this.routes = routes;
    this.sites = sites;
  }

  /// The answer to a message.
  public Reply reply(Call call) {
    @Nullable Object id = null;
    try {
      if (!OwnOrigin.isOf(call)) {
        throw new RpcException(
            RpcException.Code.INVALID_REQUEST,
            Status.FORBIDDEN,
            "Expected no Origin, or that of this site, found %s. Ask from a program."
                .formatted(Problem.quote(call.request().header("origin"))));
      }
      var message = Message.of(call.request().body());
      if (message.isNotification()) {
        return new Reply(Status.ACCEPTED, "application/json", Map.of(), new byte[0]);
      }
      id = message.id();
      return Negotiation.isStateless(call.request(), message)
          ? stateless(message, call.request())
          : initialized(message, call.request());
    } catch (RpcException e) {
      return Message.error(id, e);
    }
  }

  /// By the version in which each request stands for itself.
  private Reply stateless(Message message, Request request) {
    return switch (message.method()) {
      case "server/discover" ->
          complete(
              message,
              json -> {
                json.writeArrayPropertyStart("supportedVersions");
                Negotiation.SUPPORTED.forEach(json::writeString);
                json.writeEndArray();
                identity(json);
                kept(json);
              });
      case "tools/list" ->
          complete(
              message,
              json -> {
                tools(json);
                kept(json);
              });
      case "tools/call" -> complete(message, call(message, request));
      default -> throw unknown(message, Status.NOT_FOUND);
    };
  }

  /// By the versions that begin with `initialize`.
  private Reply initialized(Message message, Request request) {
    return switch (message.method()) {
      case "initialize" -> {
        var asked = JsonTree.text(message.params(), "protocolVersion");
        yield message.result(json -> {
          json.writeStringProperty(
              "protocolVersion",
              asked != null && Negotiation.INITIALIZED.contains(asked)
                  ? asked
                  : Negotiation.INITIALIZED.getFirst());
          identity(json);
          json.writeName("serverInfo");
          server(json);
        });
      }
      case "ping" -> message.result(_ -> {});
      case "tools/list" -> message.result(McpEndpoint::tools);
      case "tools/call" -> message.result(call(message, request));
      default -> throw unknown(message, Status.OK);
    };
  }

  private static RpcException unknown(Message message, Status status) {
    return new RpcException(
        RpcException.Code.METHOD_NOT_FOUND,
        status,
        "Method not found: %s".formatted(Problem.quote(message.method())));
  }

  private static Reply complete(Message message, Consumer<JsonGenerator> properties) {
    return message.result(json -> {
      json.writeStringProperty("resultType", "complete");
      properties.accept(json);
      json.writeObjectPropertyStart("_meta");
      json.writeName("io.modelcontextprotocol/serverInfo");
      server(json);
      json.writeEndObject();
    });
  }

  private static void server(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", NAME);
    json.writeStringProperty("version", VERSION);
    json.writeEndObject();
  }

  private void identity(JsonGenerator json) {
    json.writeObjectPropertyStart("capabilities");
    json.writeObjectPropertyStart("tools");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty(
        "instructions",
        "Articles of %s by topic. Find them with search_articles, read one with get_article by its path as key. %s"
            .formatted(sites.get().title(), ToolResult.NOTICE));
  }

  private static void kept(JsonGenerator json) {
    json.writeNumberProperty("ttlMs", HOUR);
    json.writeStringProperty("cacheScope", "public");
  }

  private static void tools(JsonGenerator json) {
    json.writeName("tools");
    json.writeRawValue(Descriptions.TOOLS);
  }

  private Consumer<JsonGenerator> call(Message message, Request request) {
    var name = JsonTree.text(message.params(), "name");
    var tool = Tool.of(name);
    if (tool == null) {
      throw Message.invalidParams(Status.OK, "the name of a tool of tools/list", name);
    }
    var arguments = JsonTree.object(message.params(), "arguments");
    try {
      return ToolResult.of(answer(tool.request(arguments, request)).body());
    } catch (ProblemException e) {
      return ToolResult.error(e.problem().detail());
    }
  }

  /// The route's answer, and that of the topic's own name where it is asked for by another.
  private Reply answer(Request request) {
    try {
      return routes.apply(request);
    } catch (ProblemException e) {
      var location = e.problem().headers().get("location");
      if (e.problem().kind() != Problem.Kind.TOPIC_MOVED || location == null) {
        throw e;
      }
      var moved = URI.create(location);
      var query = moved.getRawQuery();
      return routes.apply(request.reading(moved.getPath(), query == null ? "" : query));
    }
  }

  /// Read with the first list of tools.
  private static final class Descriptions {
    static final String TOOLS = read();

    private static String read() {
      try (var stream = McpEndpoint.class.getResourceAsStream("tools.json")) {
        if (stream == null) {
          throw new IllegalStateException("expected the resource tools.json in the jar");
        }
        return new String(stream.readAllBytes(), UTF_8).strip();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the resource tools.json", e);
      }
    }
  }
}
