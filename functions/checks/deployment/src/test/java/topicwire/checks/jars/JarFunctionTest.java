package topicwire.checks.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// Lets each function do its work with the classes of its jar alone, with services that answer and
/// with services that refuse.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class JarFunctionTest {
  private static final Path EVENTS =
      Path.of(System.getProperty("topicwire.root", "../..")).resolve("events");

  private static final String SNAPSHOT =
      """
      {"version":"2.0","rawPath":"/snapshot","rawQueryString":"","headers":{},
      "requestContext":{"http":{"method":"GET"}},"isBase64Encoded":false}
      """;

  private static final String STREAM =
      """
      {"Records":[{"dynamodb":{"SequenceNumber":"111","NewImage":{"pk":{"S":"LOG#52"},
      "sk":{"S":"000000000000001"},"kind":{"S":"gone"},"at":{"N":"1772366400"},
      "path":{"S":"_news/2025-11-28-what-the-crabs-know.md"}}}}]}
      """;

  /// None of the functions but that of events needs one.
  private static final Map<String, String> NO_BUS =
      Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://127.0.0.1:9");

  private LocalStack stack;

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory().withoutEvents().withBus(_ -> {}));
    stack.uploadSamples();
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void everyEvent_isHandled() throws Throwable {
    try (var reindex = of("reindex", "ReindexFunction", Map.of());
        var ingest = of("ingest", "IngestFunction", Map.of());
        var snapshot = of("reindex", "SnapshotFunction", Map.of());
        var events = of("reindex", "EventsFunction", NO_BUS);
        var delivery = of("reindex", "DeliveryFunction", NO_BUS);
        var validate = of("ingest", "ValidateFunction", Map.of());
        var query = of("query", "QueryFunction", Map.of());
        var editor = of("query", "EditorFunction", Map.of())) {
      for (var event : events("ingest-")) {
        assertThat(ingest.call(event)).startsWith("{\"batchItemFailures\":[");
      }
      for (var task : List.of("tick", "walk", "audit", "due")) {
        assertThat(reindex.call("{\"task\":\"%s\"}".formatted(task))).contains("\"outcome\":\"");
      }
      assertThat(snapshot.call("{\"task\":\"snapshot\"}")).contains("\"articles\":");
      for (var function : List.of(events, delivery)) {
        assertThat(function.call("{\"Records\":[]}")).isEqualTo("{\"batchItemFailures\":[]}");
      }
      assertThat(query.call(SNAPSHOT)).contains("\"statusCode\":302", "X-Amz-Signature=");
      for (var event : events("query-")) {
        assertThat(query.call(event)).containsPattern("\"statusCode\":[234]");
      }
      for (var event : events("editor-")) {
        assertThat(editor.call(event)).contains("\"statusCode\":200");
      }
      for (var event : events("validate-")) {
        assertThat(validate.call(event)).containsPattern("\"statusCode\":[24]");
      }
    }
  }

  /// Refusals for a while and for good: the SDK makes each into an exception of its own.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DYNAMODB | query   | QueryFunction    | query-topics",
        "S3       | ingest  | IngestFunction   | ingest-s3-put",
        "SQS      | reindex | ReindexFunction  | reindex-walk",
        "S3       | reindex | SnapshotFunction | reindex-walk",
      })
  void aServiceThatRefuses_isNoMissingClass(String service, String jar, String name, String event)
      throws Exception {
    try (var refusing = new RefusingService();
        var function =
            of(jar, name, Map.of("AWS_ENDPOINT_URL_" + service, refusing.address().toString()))) {
      for (var refusal : RefusingService.REFUSALS) {
        refusing.answer(refusal);
        assertNoMissingClass(function, Files.readString(EVENTS.resolve(event + ".json")));
      }
    }
  }

  @Test
  void aBusThatRefuses_isNoMissingClass() throws Throwable {
    try (var refusing = new RefusingService();
        var function =
            of(
                "reindex",
                "EventsFunction",
                Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", refusing.address().toString()))) {
      for (var refusal : RefusingService.REFUSALS) {
        refusing.answer(refusal);
        assertThat(function.call(STREAM)).contains("\"itemIdentifier\":\"111\"");
      }
    }
  }

  private static void assertNoMissingClass(JarFunction function, String event) {
    for (var cause = catchThrowable(() -> function.call(event));
        cause != null;
        cause = cause.getCause()) {
      assertThat(cause).isNotInstanceOfAny(LinkageError.class, ClassNotFoundException.class);
    }
  }

  private JarFunction of(String jar, String function, Map<String, String> changes)
      throws Exception {
    return new JarFunction(stack, jar, function, changes);
  }

  private static List<String> events(String prefix) throws Exception {
    try (var files = Files.newDirectoryStream(EVENTS, prefix + "*.json")) {
      var events = new ArrayList<String>();
      for (var file : files) {
        events.add(Files.readString(file));
      }
      assertThat(events).isNotEmpty();
      return events;
    }
  }
}
