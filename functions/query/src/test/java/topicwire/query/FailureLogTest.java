package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.read.IndexReader;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.query.routing.Audience;
import topicwire.query.site.Site;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Json;
import topicwire.testing.TimeLeft;
import topicwire.testing.table.InMemoryTable;

/// What people look for is theirs: no line of a failure holds a word of it, in its message or in
/// its stack. The database here quotes the whole request in each of its errors.
@Tag("slow")
class FailureLogTest {
  /// One of each shape of a request that names what is looked for.
  private static final List<String> TARGETS =
      List.of(
          "/topics?prefix=hiv-treatment",
          "/topics/hiv-treatment",
          "/topics/hiv-treatment/articles",
          "/topics/hiv-treatment/articles?sort=heat",
          "/topics/hiv-treatment/feed.atom",
          "/topics/hiv-treatment/feed.rss",
          "/topics/hiv-treatment/feed.json",
          "/categories/hiv-treatment/articles",
          "/articles?topics=hiv-treatment&type=hiv-treatment",
          "/articles?category=hiv-treatment",
          "/feed.atom?topics=hiv-treatment",
          "/articles/hiv-treatment.md",
          "/article?key=hiv-treatment.md",
          "/api/hiv-treatment/index.json",
          "/api/hiv-treatment/page/2/index.json",
          "/api/hiv-treatment/hiv-treatment/index.json",
          "/api/topics/index.json",
          "/status");

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private HttpServer database;
  private volatile int status = 400;
  private volatile String code = "ValidationException";

  @BeforeEach
  void open() throws IOException {
    database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    database.createContext(
        "/",
        exchange -> {
          var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          var answer =
              Json.object(json -> {
                json.writeStringProperty("__type", "com.amazonaws.dynamodb.v20120810#" + code);
                json.writeStringProperty("message", "not with " + request);
              });
          exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    database.start();
  }

  @AfterEach
  void close() {
    database.stop(0);
  }

  @Test
  void log_ofARequestThatTheDatabaseRefuses_holdsNoWordOfTheRequest() throws IOException {
    for (var refusal : List.of("ValidationException", "AccessDeniedException")) {
      code = refusal;
      ask(dynamo());
    }
    assertThat(lines()).contains(" failed: ValidationException, status 400, request ");
    assertThat(lines()).contains("\"Query of TOPIC failed: AccessDeniedException, status 400");
    staysSilent();
  }

  @Test
  void log_whenTheDatabaseIsOutOfReach_holdsNoWordOfTheRequest() throws IOException {
    database.stop(0);
    ask(dynamo());
    assertThat(lines()).contains("\"Query of TOPIC failed: SdkClientException by ConnectException");
    staysSilent();
  }

  /// Such messages come of a row that is damaged: they name it.
  @Test
  void log_ofADefect_holdsNoWordOfTheRequest() throws IOException {
    for (var failure :
        List.of(
            new IllegalStateException(
                "row TOPIC#hiv-treatment is cut short",
                new IOException("of hiv-treatment", new NullPointerException("hiv-treatment"))),
            new TableException("Query of TOPIC failed", new IOException("of hiv-treatment")))) {
      var table = new CountingTable(new InMemoryTable());
      table.fail(failure);
      ask(table);
    }
    assertThat(lines()).contains("\"message\":\"java.lang.IllegalStateException\"");
    staysSilent();
  }

  private void staysSilent() {
    assertThat(lines()).contains("\"level\":\"ERROR\"", "\"Errors5xx\":1").doesNotContain("hiv");
  }

  private String lines() {
    return log.toString(UTF_8);
  }

  private void ask(Table table) throws IOException {
    for (var audience : Audience.values()) {
      var function =
          new QueryFunction(
              new IndexReader(table),
              new Consumption(),
              audience,
              Access.OPEN,
              Clock.systemUTC(),
              Duration.ZERO,
              Site.of(new Environment(Map.of())),
              QueryFixture.ADDRESSES,
              new PrintStream(log, true, UTF_8));
      for (var target : TARGETS) {
        var path = audience == Audience.EDITOR ? "/editor" + target : target;
        function.handleRequest(
            new ByteArrayInputStream(QueryFixture.event("GET", path, Map.of())),
            OutputStream.nullOutputStream(),
            TimeLeft.unasked());
      }
    }
  }

  private Table dynamo() {
    var environment =
        new Environment(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + database.getAddress().getPort()));
    return new DynamoTable(DynamoClients.create(environment), "t", (_, _) -> {});
  }
}
