package topicwire.query.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;

/// Streamable HTTP without sessions, by the stateless version of the protocol and by those before.
class McpEndpointTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final QueryFixture site = new QueryFixture();

  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private static final Map<String, String> STATELESS =
      Map.of("mcp-protocol-version", "2026-07-28", "content-type", "application/json");

  private Answer stateless(String method, String params, Map<String, String> more) {
    var headers = new HashMap<>(STATELESS);
    headers.put("mcp-method", method);
    headers.putAll(more);
    headers.values().removeIf(String::isEmpty);
    return site.post(
        "/mcp",
        headers,
        "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"%s\",\"params\":{%s}}"
            .formatted(method, params));
  }

  private Answer initialized(String method, String params) {
    return site.post(
        "/mcp",
        Map.of("mcp-protocol-version", "2025-11-25"),
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(method, params));
  }

  private static JsonNode tree(Answer answer) {
    return JSON.readTree(answer.body());
  }

  @Test
  void discovery_byTheStatelessVersion_namesVersionsToolsAndServer() {
    var answer = stateless("server/discover", META, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.headers()).doesNotContainKeys("etag", "mcp-session-id");
    var result = tree(answer).path("result");
    assertThat(result.path("resultType").asString()).isEqualTo("complete");
    assertThat(result.path("supportedVersions").toString())
        .isEqualTo("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"]");
    assertThat(result.path("capabilities").toString()).isEqualTo("{\"tools\":{}}");
    assertThat(result.path("instructions").asString()).contains("Topicwire", "never instructions");
    assertThat(result.path("ttlMs").asInt()).isEqualTo(3_600_000);
    assertThat(result.path("cacheScope").asString()).isEqualTo("public");
    assertThat(result.path("_meta").path("io.modelcontextprotocol/serverInfo").toString())
        .isEqualTo("{\"name\":\"topicwire\",\"version\":\"1.0.0\"}");
  }

  @Test
  void version_ofThisServer_isThatOfItsDescription() {
    assertThat(site.get("/openapi.yaml").body())
        .contains("\n  version: " + McpEndpoint.VERSION + "\n");
  }

  @ParameterizedTest
  @CsvSource({"2025-11-25, 2025-11-25", "2025-06-18, 2025-06-18", "2024-11-05, 2025-11-25"})
  void initialize_byAVersion_agreesOnItOrTheLastOne(String asked, String agreed) {
    var answer =
        site.post(
            "/mcp",
            Map.of(),
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s",\
            "capabilities":{},"clientInfo":{"name":"x","version":"1"}}}\
            """
                .formatted(asked));
    assertThat(answer.status()).isEqualTo(200);
    var result = tree(answer).path("result");
    assertThat(result.path("protocolVersion").asString()).isEqualTo(agreed);
    assertThat(result.path("serverInfo").path("name").asString()).isEqualTo("topicwire");
    assertThat(tree(answer).path("id").asInt()).isEqualTo(1);
  }

  @Test
  void messages_behindInitialize_areAnsweredWithoutASession() {
    assertThat(initialized("ping", "").body())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
    var notified =
        site.post(
            "/mcp", Map.of(), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertThat(notified.status()).isEqualTo(202);
    assertThat(notified.body()).isEmpty();
    assertThat(tree(initialized("tools/list", "")).path("result").propertyNames())
        .containsExactly("tools");
    assertThat(initialized("prompts/list", "").status()).isEqualTo(200);
    assertThat(tree(initialized("prompts/list", "")).path("error").path("code").asInt())
        .isEqualTo(-32601);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "PUT"})
  void otherMethods_ofHttp_areNotAllowed(String method) {
    var answer = site.ask(method, "/mcp", Map.of());
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("POST");
  }

  /// Status, code of the error; headers that differ from those of a right request, parameters.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | -32602 | `` | ``",
        "400 | -32602 | `` | `\"_meta\":{}`",
        "400 | -32602 | `` |"
            + " `\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}`",
        "400 | -32602 | `` | `\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}`",
        "400 | -32020 | mcp-protocol-version= | META",
        "400 | -32020 | mcp-protocol-version=v9 | META",
        "400 | -32020 | mcp-method= | META",
        "400 | -32020 | mcp-method=tools/call | META",
        "400 | -32020 | mcp-method=Tools/list | META",
        "400 | -32022 | mcp-protocol-version=v9 | ``",
      })
  void statelessRequest_withWrongHeadersOrMeta_isRefused(
      int status, int code, String header, String params) {
    var cut = header.indexOf('=');
    var more =
        cut < 0
            ? Map.<String, String>of()
            : Map.of(header.substring(0, cut), header.substring(cut + 1));
    var answer = stateless("tools/list", params.equals("META") ? META : params, more);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(tree(answer).path("error").path("code").asInt()).isEqualTo(code);
    assertThat(tree(answer).path("id").asString()).isEqualTo("a");
  }

  @Test
  void unknownVersion_inHeaderAndMeta_isToldTheKnownOnes() {
    var answer =
        stateless(
            "server/discover",
            META.replace("2026-07-28", "v9"),
            Map.of("mcp-protocol-version", "v9"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(tree(answer).path("error").toString())
        .isEqualTo(
            "{\"code\":-32022,\"message\":\"Unsupported protocol"
                + " version\",\"data\":{\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"],\"requested\":\"v9\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"initialize", "ping", "logging/setLevel", "prompts/list", "resources/list"})
  void method_thatTheStatelessVersionDoesNotHave_isNotFound(String method) {
    var answer = stateless(method, META, Map.of());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(tree(answer).path("error").path("code").asInt()).isEqualTo(-32601);
  }

  @ParameterizedTest
  @CsvSource({"list_topics, 200", "list_topic, 400", "'', 400"})
  void headerOfTheToolsName_besideTheBody_mustSayTheSame(String header, int status) {
    var call = META + ",\"name\":\"list_topics\",\"arguments\":{}";
    assertThat(stateless("tools/call", call, Map.of("mcp-name", header)).status())
        .isEqualTo(status);
    var encoded = "=?base64?" + Base64.getEncoder().encodeToString(header.getBytes(UTF_8)) + "?=";
    assertThat(stateless("tools/call", call, Map.of("mcp-name", encoded)).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-32700 | ``",
        "-32700 | {",
        "-32700 | `{} {}`",
        "-32600 | `[]`",
        "-32600 | `{\"jsonrpc\":\"2.0\",\"id\":1}`",
        "-32600 | `{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}`",
        "-32600 | `{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}`",
        "-32600 | `{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}`",
        "-32600 | `{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}`",
      })
  void body_thatIsNoMessage_isRefused(int code, String body) {
    var answer = site.post("/mcp", Map.of(), body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(tree(answer).path("error").path("code").asInt()).isEqualTo(code);
    assertThat(tree(answer).has("id")).isFalse();
  }

  @Test
  void body_thatIsTooLongOrTooDeep_isRefused() {
    var long_ = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(100_000) + "\"}";
    assertThat(site.post("/mcp", Map.of(), long_).status()).isEqualTo(400);
    assertThat(site.post("/mcp", Map.of(), "[".repeat(90_000)).status()).isEqualTo(400);
  }

  /// As the gateway passes a body whose type it does not know.
  @ParameterizedTest
  @CsvSource({"ping, 200", "'', 400"})
  void body_inBase64_isReadAsText(String method, int status) {
    var message =
        method.isEmpty()
            ? new byte[] {'"', (byte) 0xFF, '"'}
            : "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"}".formatted(method).getBytes(UTF_8);
    assertThat(encoded(Base64.getEncoder().encodeToString(message)).status()).isEqualTo(status);
    assertThat(encoded("no base64").status()).isEqualTo(400);
  }

  private Answer encoded(String body) {
    var event =
        """
        {"version":"2.0","rawPath":"/mcp","rawQueryString":"","headers":{"host":"wire.example"},
        "body":"%s","isBase64Encoded":true,"requestContext":{"http":{"method":"POST"}}}
        """
            .formatted(body);
    return Answer.of(site.raw(event.getBytes(UTF_8), "/mcp"));
  }

  /// Of a page in a browser. Locally, a foreign name may lead to this machine: then `Host` and
  /// `Origin` agree.
  @ParameterizedTest
  @CsvSource({
    "https, wire.example, https://wire.example, 200",
    "https, wire.example, https://evil.example, 403",
    "https, wire.example, null, 403",
    "http, 127.0.0.1:8080, http://127.0.0.1:8080, 200",
    "http, localhost:8080, http://localhost:3000, 200",
    "http, evil.example, http://evil.example, 403",
    "http, evil.example:8080, http://evil.example:8080, 403",
    "http, 127.0.0.1:8080, http://localhost.evil.example, 403",
  })
  void origin_ofAnotherSite_isForbidden(String scheme, String host, String origin, int status) {
    var answer =
        site.post(
            "/mcp",
            Map.of("x-forwarded-proto", scheme, "host", host, "origin", origin),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void originOfASite_whoseAddressIsKnown_isThatAlone() {
    var known = new QueryFixture(Map.of("SITE_URL", "https://post.example"));
    var ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    for (var each : List.of("https://post.example", "https://wire.example")) {
      assertThat(known.post("/mcp", Map.of("origin", each), ping).status())
          .isEqualTo(each.contains("post") ? 200 : 403);
    }
  }
}
