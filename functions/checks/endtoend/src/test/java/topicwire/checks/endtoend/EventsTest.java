package topicwire.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// Every file in `events/`, handled by the function that its name begins with, over the articles
/// that the local stack brings along.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class EventsTest {
  private static final Path EVENTS =
      Path.of(System.getProperty("topicwire.root", "../..")).resolve("events");
  private static final String ALL_DONE = "{\"batchItemFailures\":[]}";
  private static final String FIRST_FAILED =
      "{\"batchItemFailures\":[{\"itemIdentifier\":\"5f0e7a52-3c1d-4a8e-9b7d-000000000001\"}]}";

  private LocalStack stack;

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory());
    stack.uploadSamples();
    assertThat(stack.awaitEmptyQueues(Duration.ofSeconds(30))).isTrue();
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  /// The answers of the ingest function.
  static Stream<Map.Entry<String, String>> batches() {
    return Map.ofEntries(
        Map.entry("ingest-eventbridge", ALL_DONE),
        Map.entry("ingest-s3-put", ALL_DONE),
        Map.entry("ingest-sns", ALL_DONE),
        Map.entry("ingest-sqs-delete", ALL_DONE),
        Map.entry("ingest-sqs-delete-marker-removed", ALL_DONE),
        Map.entry("ingest-sqs-encoded-keys", ALL_DONE),
        Map.entry("ingest-sqs-eventbridge", ALL_DONE),
        Map.entry("ingest-sqs-keys", ALL_DONE),
        Map.entry("ingest-sqs-lifecycle", ALL_DONE),
        Map.entry("ingest-sqs-multipart", ALL_DONE),
        Map.entry("ingest-sqs-other-bucket", FIRST_FAILED),
        Map.entry("ingest-sqs-put", ALL_DONE),
        Map.entry("ingest-sqs-several-records", ALL_DONE),
        Map.entry("ingest-sqs-sns", ALL_DONE),
        Map.entry("ingest-sqs-test-event", ALL_DONE),
        Map.entry("ingest-sqs-unreadable", FIRST_FAILED))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("batches")
  void ingest_ofEachNotificationFile_returnsTheExpectedBatchResponse(
      Map.Entry<String, String> batch) throws Exception {
    assertThat(invoke("IngestFunction", batch.getKey())).isEqualTo(batch.getValue());
  }

  /// What the reindex answers, times and figures of zero aside.
  static final String REINDEXES =
      """
      reindex-folder | "task":"walk","prefix":"_news/"
      reindex-walk   | "task":"walk","prefix":""
      reindex-audit  | "task":"audit","prefix":""
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = REINDEXES)
  void reindex_ofEachComparisonFile_isDoneWithoutDrift(String event, String part) throws Exception {
    assertThat(invoke("ReindexFunction", event))
        .startsWith("{\"outcome\":\"done\",\"report\":{" + part + ",")
        .contains("\"drift\":0,");
  }

  @Test
  void tick_afterAWalk_findsNothingToDo() throws Exception {
    invoke("ReindexFunction", "reindex-walk");
    assertThat(invoke("ReindexFunction", "reindex-tick")).isEqualTo("{\"outcome\":\"idle\"}");
  }

  /// Requests: function, event, status, and a part of the body.
  static final String REQUESTS =
      """
      QueryFunction    | query-topic-articles    | 200 | "next":"/topics/tidal-power/articles?limit=1&cursor=
      QueryFunction    | query-topic-by-name     | 200 | "topic":{"slug":"tidal-power"
      QueryFunction    | query-article           | 200 | "content":"The breakwater used to do one
      QueryFunction    | query-article-path      | 200 | "related":[{"path":"_news/2026-02-20-batteries
      QueryFunction    | query-expression        | 200 | {"value":[{"path":"_news/2026-03-02-tidal-farm
      QueryFunction    | query-dates-by-heat     | 200 | {"value":[{"path":"_news/2026-02-20-batteries
      QueryFunction    | query-feed              | 200 | "http://www.w3.org/2005/Atom" xml:lang="en-us"><id>urn:uuid:
      QueryFunction    | query-topics            | 200 | "slug":"harbours","name":"Harbours","articles":4
      QueryFunction    | query-head              | 200 | "name":"Tidal Power"
      QueryFunction    | query-not-modified      | 200 | "value":[
      QueryFunction    | query-status            | 200 | {"published":10
      QueryFunction    | query-bad-limit         | 400 | "parameter":"limit"
      QueryFunction    | query-unknown-parameter | 400 | "parameter":"colour"
      QueryFunction    | query-unknown-route     | 404 | "status":404
      QueryFunction    | query-mcp               | 200 | "structuredContent":{"notice":
      QueryFunction    | query-post              | 405 | "code":"method-not-allowed"
      EditorFunction   | editor-drafts           | 200 | "path":"_drafts/2026-03-09-the-marsh-plan.md"
      EditorFunction   | editor-rejections       | 200 | "path":"_news/2026-03-04-lighthouse-for-sale.md"
      ValidateFunction | validate-plain          | 200 | "title":"Low tide, high prices"
      ValidateFunction | validate-base64         | 200 | "title":"Low tide, high prices"
      ValidateFunction | validate-flawed         | 200 | "code":"published-invalid"
      ValidateFunction | validate-no-body        | 400 | "code":"body-missing"
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = REQUESTS)
  void function_forEachRequestFile_returnsTheExpectedStatusAndBody(
      String function, String event, int status, String part) throws Exception {
    var reply = Http.JSON.readTree(invoke(function, event));

    assertThat(reply.path("statusCode").asInt()).isEqualTo(status);
    if (part.equals("\"body\":\"\"")) {
      assertThat(reply.path("body").asString("")).isEmpty();
    } else {
      assertThat(body(reply.path("body").asString(), reply.path("isBase64Encoded").asBoolean()))
          .contains(part);
    }
  }

  @Test
  void eventFiles_inTheFolder_areAllCoveredByATest() throws IOException {
    var named =
        Stream.of(
                batches().map(Map.Entry::getKey),
                REINDEXES.lines().map(line -> line.split("\\|", -1)[0].strip()),
                Stream.of("reindex-tick"),
                REQUESTS.lines().map(line -> line.split("\\|", -1)[1].strip()))
            .flatMap(names -> names)
            .collect(toSet());
    try (var files = Files.list(EVENTS)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  private String invoke(String function, String event) throws Exception {
    var json = Files.readAllBytes(EVENTS.resolve(event + ".json"));
    return new String(stack.invoke(function, json), UTF_8);
  }

  private static String body(String text, boolean encoded) throws IOException {
    if (!encoded) {
      return text;
    }
    var bytes = Base64.getDecoder().decode(text);
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }
}
