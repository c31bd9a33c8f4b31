package topicwire.sync.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import topicwire.runtime.Environment;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceException;
import topicwire.sync.UnreadableObject;

/// Only a clear word of S3 is taken for one: anything else is an exception, to be tried again.
@SuppressWarnings("NullAway.Init") // set before each test
class S3SourceTest {
  private static final int MEGABYTE = 1_000_000;

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private ExecutorService threads;
  private HttpServer server;
  private S3Client client;
  private HttpHandler answer;

  @BeforeEach
  void start() throws IOException {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          answer.handle(exchange);
        });
    server.start();
    client =
        S3Clients.create(
            new Environment(
                Map.of(
                    "AWS_REGION", "eu-west-1",
                    "AWS_ACCESS_KEY_ID", "local",
                    "AWS_SECRET_ACCESS_KEY", "local",
                    "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.getAddress().getPort())));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void object_thatIsFound_isReturnedWithItsBytesAndEtagUnchanged() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"e1\"");
          send(exchange, 200, "text");
        };
    assertThat(fetch("_news/a b+c%é#?.md", null))
        .isInstanceOfSatisfying(
            FetchResult.Found.class,
            found -> {
              assertThat(found.bytes()).asString(UTF_8).isEqualTo("text");
              assertThat(found.etag()).isEqualTo("\"e1\"");
            });
    assertThat(requests).containsExactly("GET /articles/_news/a%20b%2Bc%25%C3%A9%23%3F.md");
  }

  @Test
  void object_withoutContent_isFound() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"e0\"");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        };
    assertThat(fetch("x.md", null))
        .isInstanceOfSatisfying(
            FetchResult.Found.class, found -> assertThat(found.bytes()).isEmpty());
  }

  @Test
  void fetch_withAKnownEtag_sendsItAndReturnsUnchanged() {
    answer =
        exchange -> {
          assertThat(exchange.getRequestHeaders().get("If-None-Match")).containsExactly("\"e1\"");
          exchange.getResponseHeaders().set("ETag", "\"e1\"");
          exchange.sendResponseHeaders(304, -1);
          exchange.close();
        };
    assertThat(fetch("x.md", "\"e1\"")).isEqualTo(new FetchResult.Unchanged());
  }

  /// Pairs of files with one MD5 are easily made, and one of the pair may be the harmless one.
  @Test
  void anotherVersion_withTheSameEtag_isRead() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"e1\"");
          exchange.getResponseHeaders().set("x-amz-version-id", "v2");
          if ("\"e1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
          } else {
            send(exchange, 200, "other");
          }
        };
    assertThat(fetch("x.md", "\"e1\"@v1"))
        .isInstanceOfSatisfying(
            FetchResult.Found.class,
            found -> {
              assertThat(found.bytes()).asString(UTF_8).isEqualTo("other");
              assertThat(found.etag()).isEqualTo("\"e1\"@v2");
            });
    assertThat(fetch("x.md", "\"e1\"@v2")).isEqualTo(new FetchResult.Unchanged());
    // Seen before versions were noted.
    assertThat(fetch("x.md", "\"e1\"")).isEqualTo(new FetchResult.Unchanged());
  }

  @Test
  void fetch_withoutAnEtag_sendsNoCondition() {
    answer =
        exchange -> {
          assertThat(exchange.getRequestHeaders()).doesNotContainKey("If-None-Match");
          error(exchange, 404, "NoSuchKey");
        };
    assertThat(fetch("x.md", null)).isEqualTo(new FetchResult.Absent());
  }

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchBucket",
    "404, NotFound",
    "404, ''",
    "403, AccessDenied",
    "400, InvalidRequest",
    "400, KMS.ThrottlingException",
    "503, KMS.DependencyTimeoutException",
    "405, MethodNotAllowed",
    "412, PreconditionFailed",
    "416, InvalidRange",
    "500, InternalError",
    "503, SlowDown"
  })
  void errorAnswer_otherThanNoSuchKey_saysNothingAboutTheObject(int status, String code) {
    answer = exchange -> error(exchange, status, code);
    assertThatThrownBy(() -> fetch("_news/x.md", null))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("GetObject s3://articles/_news/x.md failed: ");
    // A server's failure is tried again at once, up to three times in all; ours is not.
    assertThat(requests).hasSize(status >= 500 ? 3 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | InvalidObjectState | The operation is not valid for the object's storage class"
            + " | ARCHIVED",
        "400 | InvalidRequest | The object was stored using a form of Server Side Encryption. The"
            + " correct parameters must be provided to retrieve the object. | CUSTOMER_KEY",
        "400 | KMS.DisabledException | arn:aws:kms:x is disabled. | KMS_KEY",
        "400 | KMS.NotFoundException | Key 'arn' does not exist | KMS_KEY",
        "403 | AccessDenied | User: arn:aws:sts::1:assumed-role/r is not authorized to perform:"
            + " kms:Decrypt on resource: arn:aws:kms:us-east-1:2:key/k | KMS_KEY",
      })
  void refusal_thatNamesTheObject_isAResult(
      int status, String code, String message, UnreadableObject reason) {
    answer =
        exchange ->
            send(
                exchange,
                status,
                "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message));
    assertThat(fetch("_news/x.md", null)).isEqualTo(new FetchResult.Unreadable(reason));
    assertThat(requests).hasSize(1);
  }

  /// Without `s3:ListBucket`, this is what a key looks like that does not exist.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access Denied",
        "User: arn:aws:sts::1:assumed-role/r is not authorized to perform: s3:GetObject on"
            + " resource: arn:aws:s3:::articles/_news/x.md",
        "User: arn:aws:sts::1:assumed-role/r is not authorized to perform: s3:ListBucket on"
            + " resource: arn:aws:s3:::articles",
      })
  void aPlainRefusal_saysNothingOfTheObject(String message) {
    answer =
        exchange ->
            send(
                exchange,
                403,
                "<Error><Code>AccessDenied</Code><Message>%s</Message></Error>".formatted(message));
    assertThatThrownBy(() -> fetch("_news/x.md", null)).isInstanceOf(SourceException.class);
  }

  /// The start of a file may be an article with other topics, or one that is not a draft.
  @Test
  void body_thatIsCutShort_isNotTakenAsTheObject() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"e1\"");
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("half".getBytes(UTF_8));
          exchange.close();
        };
    assertThatThrownBy(() -> fetch("x.md", null))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("GetObject s3://articles/x.md");
  }

  /// Not every HTTP client compares the length of a body with the one that was announced.
  @ParameterizedTest
  @CsvSource({"5, 4", "4, 5", "1, 0"})
  void aBodyOfAnotherLengthThanAnnounced_fromAClientThatDoesNotCompare_isNoObject(
      long announced, int sent) {
    var careless =
        new S3Client() {
          @Override
          public <T> T getObject(
              GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            var response =
                GetObjectResponse.builder().contentLength(announced).eTag("\"e1\"").build();
            var body = AbortableInputStream.create(new ByteArrayInputStream(new byte[sent]));
            try {
              return transformer.transform(response, body);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public String serviceName() {
            return "s3";
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> new S3Source(careless, "articles").fetch("x.md", null))
        .isInstanceOf(SourceException.class)
        .hasMessage("GetObject s3://articles/x.md: expected %d bytes, found %d", announced, sent);
  }

  @Test
  void connection_thatIsRefused_isAnErrorAndNoAnswer() {
    server.stop(0);
    assertThatThrownBy(() -> fetch("x.md", null))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("GetObject s3://articles/x.md failed: ");
  }

  @Test
  void object_ofTheMaximumSize_isRead() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"e1\"");
          send(exchange, 200, "x".repeat(2 * 1024 * 1024));
        };
    assertThat(fetch("x.md", null)).isInstanceOf(FetchResult.Found.class);
  }

  @ParameterizedTest
  @CsvSource({"2097153", "5000000", "200000000"})
  void object_overTheMaximumSize_isKnownByItsLengthAndNotRead(long size) throws Exception {
    var sent = new AtomicLong();
    var ended = new CountDownLatch(1);
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"e1\"");
          exchange.sendResponseHeaders(200, size);
          try (var body = exchange.getResponseBody()) {
            for (var rest = size; rest > 0; rest -= Math.min(rest, 65_536)) {
              var part = new byte[(int) Math.min(rest, 65_536)];
              body.write(part);
              sent.addAndGet(part.length);
            }
          } finally {
            ended.countDown();
          }
        };
    assertThat(fetch("x.md", null)).isEqualTo(new FetchResult.TooLarge(size, "\"e1\""));
    assertThat(ended.await(20, TimeUnit.SECONDS)).as("the connection was given up").isTrue();
    // What the two sockets hold in their buffers was sent, and nothing beyond.
    assertThat(sent.get()).isLessThanOrEqualTo(Math.min(size, 20L * MEGABYTE));
  }

  private FetchResult fetch(String key, @Nullable String unlessEtag) {
    return new S3Source(client, "articles").fetch(key, unlessEtag);
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    send(
        exchange,
        status,
        code.isEmpty() ? "" : "<Error><Code>" + code + "</Code><Message>m</Message></Error>");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
