package topicwire.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.function.LocalFunction;
import topicwire.local.stub.Definitions;
import topicwire.local.template.Deployment.CorsDefinition;
import topicwire.local.template.FunctionDefinition.Route;

/// Requests over a socket, and the events that they become; replies, and what the client sees.
class GatewayTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OK = "{\"statusCode\":200,\"body\":\"fine\"}";

  private final AtomicReference<String> reply = new AtomicReference<>(OK);
  private final AtomicReference<String> event = new AtomicReference<>("");
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private Gateway gateway;

  @BeforeEach
  void start() throws Exception {
    var function =
        Definitions.scripted(
            "gateway",
            received -> {
              event.set(received);
              return reply.get();
            });
    var routes = new LinkedHashMap<Route, LocalFunction>();
    routes.put(new Route("ANY", Route.DEFAULT), function);
    routes.put(new Route("ANY", "/editor/{proxy+}"), function);
    gateway =
        new Gateway(
            0,
            routes,
            new CorsDefinition(
                List.of("https://site.example"),
                List.of("GET", "HEAD"),
                List.of("if-none-match"),
                List.of("etag"),
                600),
            Clock.fixed(Instant.parse("2026-03-02T07:30:00Z"), ZoneOffset.UTC),
            problems::add);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void event_ofRequestWithHeadersCookiesAndQuery_hasEveryField() throws IOException {
    send(
        """
        GET /topics/a%20b/articles?limit=5&topic=x%2Cy&topic=z HTTP/1.1
        Host: news.example
        User-Agent: test
        X-Twice: 1
        X-Twice: 2
        Cookie: a=1; b=2

        """);

    assertThat(
            JSON.readTree(
                event.get().replaceAll("\"requestId\":\"[0-9a-f-]{36}\"", "\"requestId\":\"ID\"")))
        .isEqualTo(
            JSON.readTree(
                """
                {"version":"2.0","routeKey":"$default","rawPath":"/topics/a b/articles",\
                "rawQueryString":"limit=5&topic=x%2Cy&topic=z","cookies":["a=1","b=2"],\
                "headers":{"host":"news.example","user-agent":"test","x-twice":"1,2",\
                "connection":"close","x-forwarded-for":"127.0.0.1","x-forwarded-proto":"http"},\
                "queryStringParameters":{"limit":"5","topic":"x,y,z"},\
                "requestContext":{"accountId":"000000000000","apiId":"local",\
                "domainName":"news.example","domainPrefix":"local",\
                "http":{"method":"GET","path":"/topics/a b/articles","protocol":"HTTP/1.1",\
                "sourceIp":"127.0.0.1","userAgent":"test"},"requestId":"ID","routeKey":"$default",\
                "stage":"$default","time":"02/Mar/2026:07:30:00 +0000","timeEpoch":1772436600000},\
                "isBase64Encoded":false}\
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, /a b",
    "/a+b, /a+b",
    "/c%2B%2B, /c++",
    "/%C3%A9, /é",
    "/a%3Fb, /a",
    "/a%2Fb, /a/b",
    "/a//b, /a//b",
    "/a|b, /a|b",
    "/topics/%2e%2e/x, /topics/../x"
  })
  void path_withEscapes_isDecodedAndCutAtAQuestionMark(String sent, String received)
      throws IOException {
    send("GET %s?q=%%20|x HTTP/1.1\nHost: x\n\n".formatted(sent));

    assertThat(event.get())
        .contains("\"rawPath\":\"" + received + "\"")
        .contains("\"rawQueryString\":\"q=%20|x\"");
  }

  @Test
  void path_withMalformedEscape_isABadRequest() throws IOException {
    assertThat(send("GET /a%zz HTTP/1.1\nHost: x\n\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Type: application/problem+json")
        .endsWith(
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                + "\"code\":\"gateway-bad-request\",\"detail\":\"Expected a request as of RFC 9112,"
                + " with two hexadecimal digits behind every percent sign of its path, found"
                + " another. Correct it.\"}");
    assertThat(event.get()).isEmpty();
  }

  /// What the server refuses before the gateway sees it.
  @Test
  void answer_requestThatIsNoHttp_isProblemDetailsToo() throws IOException {
    for (var request :
        List.of(
            "GET / HTTP/1.1\nHost: x\nX-Long: " + "x".repeat(40_000) + "\n\n",
            "GET / HTTP/9.9\nHost: x\n\n")) {
      assertThat(send(request))
          .containsPattern("^HTTP/1.1 (400|431|505) ")
          .contains("Content-Type: application/problem+json")
          .contains("\"code\":\"gateway-");
    }
    assertThat(event.get()).isEmpty();
  }

  @Test
  void requestBody_ofTextOrOtherType_isPassedAsTextOrAsBase64() throws IOException {
    send("POST /editor/x HTTP/1.1\nHost: x\nContent-Type: text/markdown\nContent-Length: 3\n\nabc");
    assertThat(event.get())
        .contains("\"routeKey\":\"ANY /editor/{proxy+}\"")
        .contains(
            "\"pathParameters\":{\"proxy\":\"x\"},\"body\":\"abc\",\"isBase64Encoded\":false}");

    send("POST / HTTP/1.1\nHost: x\nContent-Type: image/png\nContent-Length: 3\n\nabc");
    assertThat(event.get()).contains("\"body\":\"YWJj\",\"isBase64Encoded\":true}");
  }

  @Test
  void requestBody_ofMoreThanTenMegabytes_isRefused() throws IOException {
    var size = 10 * 1024 * 1024 + 1;
    assertThat(
            send(
                "POST / HTTP/1.1\nHost: x\nContent-Length: %d\n\n%s"
                    .formatted(size, "x".repeat(size))))
        .startsWith("HTTP/1.1 413 ")
        .contains("Content-Type: application/problem+json")
        .contains("{\"type\":\"about:blank\",\"title\":\"")
        .contains("\"status\":413,\"code\":\"gateway-")
        .endsWith("Send less.\"}");
  }

  @Test
  void reply_withStatusHeadersCookiesAndBody_isSentInFull() throws IOException {
    reply.set(
        """
        {"statusCode":201,"headers":{"ETag":"W/\\"1\\"","Content-Type":"application/json"},
         "cookies":["a=1","b=2"],"body":"%s","isBase64Encoded":true}
        """
            .formatted(Base64.getEncoder().encodeToString("{\"é\":1}".getBytes(UTF_8)).strip()));

    assertThat(send("GET / HTTP/1.1\nHost: x\n\n").lines())
        .contains(
            "HTTP/1.1 201 Created",
            "ETag: W/\"1\"",
            "Content-Type: application/json",
            "Set-Cookie: a=1",
            "Set-Cookie: b=2",
            "Content-Length: 8",
            "{\"é\":1}");
  }

  @Test
  void answer_toHeadRequest_hasTheLengthButNoBody() throws IOException {
    assertThat(send("HEAD / HTTP/1.1\nHost: x\n\n"))
        .contains("Content-Length: 4")
        .endsWith("\r\n\r\n");
    assertThat(event.get()).contains("\"method\":\"HEAD\"");
  }

  @Test
  void answer_withStatusNotModified_hasNoBody() throws IOException {
    reply.set("{\"statusCode\":304,\"headers\":{\"etag\":\"x\"}}");

    assertThat(send("GET / HTTP/1.1\nHost: x\n\n"))
        .startsWith("HTTP/1.1 304 Not Modified\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void reply_ofJsonWithoutStatus_isTheBodyItself() throws IOException {
    reply.set("{\"a\":1}");

    assertThat(send("GET / HTTP/1.1\nHost: x\n\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/json")
        .endsWith("\r\n\r\n{\"a\":1}");
  }

  @Test
  void reply_thatIsNotJson_isAServerError() throws IOException {
    reply.set("fine");

    assertThat(send("GET /a?b HTTP/1.1\nHost: x\n\n"))
        .startsWith("HTTP/1.1 500 ")
        .contains("Content-Type: application/problem+json")
        .contains("\"status\":500,\"code\":\"gateway-")
        .endsWith("The log says why; ask again later.\"}");
    assertThat(problems)
        .containsExactly(
            "gateway: expected a reply with statusCode, headers and body, found something else for"
                + " GET /a");
  }

  @Test
  void preflightRequest_fromAllowedOrigin_isAnsweredWithoutTheFunction() throws IOException {
    assertThat(
            send(
                """
                OPTIONS /articles HTTP/1.1
                Host: x
                Origin: https://site.example
                Access-Control-Request-Method: GET

                """))
        .startsWith("HTTP/1.1 204 ")
        .contains(
            "Access-Control-Allow-Origin: https://site.example",
            "Access-Control-Allow-Methods: GET,HEAD",
            "Access-Control-Allow-Headers: if-none-match",
            "Access-Control-Max-Age: 600",
            "Vary: origin");
    assertThat(event.get()).isEmpty();
  }

  @Test
  void corsHeaders_ofTheFunction_areReplacedByThoseOfTheGateway() throws IOException {
    reply.set(
        "{\"statusCode\":200,\"headers\":{\"access-control-allow-origin\":\"*\"},\"body\":\"\"}");

    assertThat(send("GET / HTTP/1.1\nHost: x\nOrigin: https://site.example\n\n"))
        .contains(
            "Access-Control-Allow-Origin: https://site.example",
            "Access-Control-Expose-Headers: etag");
    assertThat(send("GET / HTTP/1.1\nHost: x\nOrigin: https://other.example\n\n"))
        .doesNotContain("Access-Control");
  }

  /// Sends a request as it stands and reads what comes until the end.
  private String send(String request) throws IOException {
    var end = request.indexOf("\n\n");
    var head = request.substring(0, end).replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write(request.substring(end + 2).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
