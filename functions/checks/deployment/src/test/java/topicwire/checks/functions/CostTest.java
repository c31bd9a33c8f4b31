package topicwire.checks.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import topicwire.ingest.IngestFunction;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.local.aws.Clients;
import topicwire.query.QueryFunction;
import topicwire.runtime.Environment;
import topicwire.testing.TimeLeft;

/// What an upload and a page cost in requests and capacity, as S3 and DynamoDB see them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class CostTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE =
      """
      ---
      title: "Number %d: a harbour learns to live with the tide"
      excerpt: "The harbour master of a small town has kept a diary of the water for thirty years. What began as a habit has become the longest series of measurements on this coast, and now decides where the new wall will stand."
      publishedDateTime: 2024-03-%02dT10:00:00Z
      originalUrl: https://example.org/harbour/diary-of-the-water-%d
      webUrl: https://example.org/harbour/diary-of-the-water-%d
      type: article
      quality: 43
      heat: 7
      provider:
        name: Harbour Post
        domain: example.org
        images:
          - url: https://example.org/images/harbour-post-50x50.png
            width: 50
            height: 50
      topics: [Harbours, Tides, Climate, Engineering]
      images:
        - url: https://example.org/images/harbour-wall-at-dusk-%d.jpg
          width: 1280
          height: 720
          isCached: true
      ---
      """;

  private LocalStack stack;
  private Recorder table;
  private Recorder bucket;
  private RequestStreamHandler ingest;
  private RequestStreamHandler query;

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory());
    table = new Recorder(stack.dynamoDb());
    bucket = new Recorder(stack.s3());
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("TABLE_NAME", stack.deployment().table().name());
    variables.put("BUCKET_NAME", StackOptions.BUCKET);
    variables.put("AUDIENCE", "public");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", table.address().toString());
    variables.put("AWS_ENDPOINT_URL_S3", bucket.address().toString());
    ingest = new IngestFunction(new Environment(variables));
    query = new QueryFunction(new Environment(variables));
    for (var i = 1; i <= 25; i++) {
      stack.bucket().put(key(i), FILE.formatted(i, i, i, i, i).getBytes(UTF_8));
    }
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
  }

  @AfterAll
  void stop() {
    table.close();
    bucket.close();
    stack.close();
  }

  @Test
  void topicPage_ofTwentyFiveArticles_isOneQueryThatCostsLessThanItsBytes() throws Exception {
    table.taken();
    var reply =
        call(
            query,
            """
            {"version":"2.0","rawPath":"/topics/tides/articles","rawQueryString":"limit=25",
            "headers":{},"requestContext":{"http":{"method":"GET"}},"isBase64Encoded":false}
            """);
    var exchanges = table.taken();
    assertThat(exchanges).extracting(Recorder.Exchange::operation).containsExactly("Query");
    var bytes = JSON.readTree(reply).path("body").asString().getBytes(UTF_8).length;
    var units = exchanges.getFirst().units();
    System.out.printf(
        "cost: a page of 25 items, %d bytes, one Query, %.1f read units%n", bytes, units);
    // Half a unit reads 4 KB: what is stored must be less than what is served.
    assertThat(units).isLessThanOrEqualTo(bytes / 8_192.0);
  }

  @Test
  void repeatedEvent_ofUnchangedObject_isTwoReadsOneConditionalGetAndOneSmallWrite()
      throws Exception {
    table.taken();
    bucket.taken();
    assertThat(call(ingest, event(key(5)))).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(table.taken())
        .extracting(Recorder.Exchange::operation)
        .containsExactly("GetItem", "GetItem", "PutItem");
    assertThat(bucket.taken()).extracting(Recorder.Exchange::status).containsExactly(304);
  }

  @Test
  void upload_ofANewArticle_takesThreeReadsOneGetAndOneTransaction() throws Exception {
    try (var quiet = LocalStack.start(withoutEvents());
        var rows = new Recorder(quiet.dynamoDb());
        var objects = new Recorder(quiet.s3())) {
      var variables = new HashMap<>(Clients.lambdaVariables());
      variables.put("TABLE_NAME", quiet.deployment().table().name());
      variables.put("BUCKET_NAME", StackOptions.BUCKET);
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", rows.address().toString());
      variables.put("AWS_ENDPOINT_URL_S3", objects.address().toString());
      var function = new IngestFunction(new Environment(variables));
      quiet.bucket().put("_news/cost.md", FILE.formatted(26, 26, 26, 26, 26).getBytes(UTF_8));

      assertThat(call(function, event("_news/cost.md"))).isEqualTo("{\"batchItemFailures\":[]}");

      var exchanges = rows.taken();
      assertThat(exchanges)
          .extracting(Recorder.Exchange::operation)
          .containsExactly("GetItem", "GetItem", "GetItem", "TransactWriteItems");
      assertThat(objects.taken()).extracting(Recorder.Exchange::operation).containsExactly("GET");
      // Source record, detail, URL; entries of 4 topics, category and feed; totals of 4 topics and
      // of all;
      // 4 months; head and row of a change log: each under 1 KB, so each two write units. DynamoDB
      // Local counts a transaction's
      // units short, hence the rows are counted.
      var actions = JSON.readTree(exchanges.getLast().request()).path("TransactItems");
      assertThat(actions.size()).isEqualTo(3 + 6 + 5 + 4 + 2);
      for (var action : actions) {
        assertThat(action.toString().length()).isLessThan(1_700); // names, braces and base64 too
      }
      assertThat(exchanges.getFirst().units()).isEqualTo(1);
      System.out.printf(
          "cost: a new article of four topics, 1 read unit, %d rows%n", actions.size());
    }
  }

  private static StackOptions withoutEvents() {
    var options = StackOptions.inMemory();
    return new StackOptions(
        options.template(), 0, 0, 0, options.data(), false, options.bus(), options.problems());
  }

  private static String key(int number) {
    return "_news/" + number + ".md";
  }

  private static String event(String key) {
    return """
    {"Records":[{"messageId":"m1","body":"{\\"Records\\":[{\\"s3\\":{\\"bucket\\":{\\"name\\":\\"articles\\"},\\"object\\":{\\"key\\":\\"%s\\"}}}]}"}]}
    """
        .formatted(key);
  }

  private static String call(RequestStreamHandler function, String event) throws Exception {
    var reply = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), reply, TimeLeft.plenty());
    return reply.toString(UTF_8);
  }
}
