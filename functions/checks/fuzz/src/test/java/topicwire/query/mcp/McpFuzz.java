package topicwire.query.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topicwire.query.routing.Call;
import topicwire.query.site.Site;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Request;
import topicwire.runtime.http.Status;

/// Any text is a message that is answered, or refused, in JSON.
public final class McpFuzz {
  private static final Set<Status> ANSWERS =
      Set.of(Status.OK, Status.ACCEPTED, Status.BAD_REQUEST, Status.NOT_FOUND);

  private static final List<String> VERSIONS = List.of("", "2025-11-25", "2026-07-28", "v9");

  private static final Site SITE = Site.of(new Environment(Map.of()));

  private McpFuzz() {}

  /// One run, as Jazzer makes it; throws an error for a wrong result.
  ///
  /// @param input a byte that chooses the version of the protocol, and a message
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var version = VERSIONS.get((input[0] & 0xFF) % VERSIONS.size());
    var body = new String(Arrays.copyOfRange(input, 1, input.length), UTF_8);
    var headers =
        Map.of(
            "mcp-protocol-version",
            version,
            "mcp-method",
            body.contains("tools/call") ? "tools/call" : "server/discover",
            "mcp-name",
            "get_article");
    var request = new Request("POST", "/mcp", "", headers, "", body);
    var call = new Call(() -> "", request, "/mcp", Map.of(), Parameters.of("", Set.of()));
    var reply = new McpEndpoint(_ -> Reply.json("{}".getBytes(UTF_8)), () -> SITE).reply(call);
    if (!ANSWERS.contains(reply.status())) {
      throw new AssertionError("expected an answer or a refusal, found " + reply.status());
    }
    if (reply.status() != Status.ACCEPTED) {
      requireJson(reply.body());
    }
  }

  private static void requireJson(byte[] body) {
    try (var parser = Json.parse(body)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new AssertionError("expected one JSON object, found more");
      }
    }
  }
}
