package topicwire.checks.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// A receiver that sees nothing but the webhooks of a standing query has the articles of that
/// query.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class StandingQueryTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String QUERY = "_data/queries/ai.yaml";
  private static final List<String> TOPICS = List.of("AI", "Red", "Blue", "AI, Red", "AI, Blue");

  private LocalStack stack;
  private Receiver receiver;
  private String secret;

  @BeforeAll
  void followAHistory() throws Exception {
    receiver = Receiver.start();
    stack = LocalStack.start(StackOptions.inMemory().withBus(_ -> {}));
    stack
        .bucket()
        .put(
            QUERY,
            "topics: ai,-red|blue\ntarget: %s\n".formatted(receiver.target()).getBytes(UTF_8));
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
    var random = new Random(7);
    for (var i = 0; i < 40; i++) {
      var key = "_news/%d.md".formatted(random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> stack.bucket().delete(key);
        case 1 -> put(key, "title: A canary %d\npublished: false\ntopics: [AI]".formatted(i));
        default ->
            put(
                key,
                "title: T%d\ntopics: [%s]".formatted(i, TOPICS.get(random.nextInt(TOPICS.size()))));
      }
    }
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
    var answer =
        stack.invoke("DeliveryFunction", "{\"secretOf\":\"%s\"}".formatted(QUERY).getBytes(UTF_8));
    secret = JSON.readTree(answer).path("secret").asString();
    awaitTheSame();
  }

  @AfterAll
  void stop() {
    stack.close();
    receiver.close();
  }

  @Test
  void receiver_thatFoldsItsMessages_hasTheArticlesOfTheQuery() throws Exception {
    assertThat(receiver.held()).isEqualTo(articles()).isNotEmpty();
    assertThat(stack.dead()).isZero();
  }

  @Test
  void messages_nameTheQueryFirst_andNothingThatIsNotPublic() {
    var bodies = receiver.messages().stream().map(Receiver.Message::body).toList();
    assertThat(bodies.getFirst())
        .contains("\"type\":\"query.changed\"", "\"topics\":\"ai,-red|blue\"");
    assertThat(bodies).noneMatch(body -> body.contains("canary"));
    assertThat(bodies).anyMatch(body -> body.contains("article.withdrawn"));
  }

  @Test
  void everyMessage_isSignedByTheSecretOfTheQuery() throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    for (var message : receiver.messages()) {
      var headers = message.headers();
      var signed =
          "%s.%s.%s"
              .formatted(
                  headers.get("webhook-id"), headers.get("webhook-timestamp"), message.body());
      assertThat(headers)
          .containsEntry(
              "webhook-signature",
              "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
    }
  }

  /// Skipped where there is none: `STANDARDWEBHOOKS_PYTHON` names a Python that has the library.
  @Test
  void everyMessage_isVerifiedByTheLibraryOfStandardWebhooks() throws Exception {
    var python = System.getenv("STANDARDWEBHOOKS_PYTHON");
    assumeThat(python).as("there is no standardwebhooks").isNotNull();
    var script =
        """
        import json, sys
        from standardwebhooks.webhooks import Webhook
        secret, messages = json.load(sys.stdin)
        for message in messages:
            Webhook(secret).verify(message["body"], message["headers"])
        print(len(messages))
        """;
    var process = new ProcessBuilder(python, "-c", script).redirectErrorStream(true).start();
    try (var input = process.getOutputStream()) {
      new ByteArrayInputStream(
              JSON.writeValueAsBytes(
                  List.of(
                      secret,
                      receiver.messages().stream()
                          .map(each -> Map.of("headers", each.headers(), "body", each.body()))
                          .toList())))
          .transferTo(input);
    }
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(said).isEqualTo(Integer.toString(receiver.messages().size()));
  }

  private void put(String key, String frontMatter) {
    stack.bucket().put(key, ("---\n" + frontMatter + "\n---\nText.\n").getBytes(UTF_8));
  }

  private void awaitTheSame() throws Exception {
    var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!receiver.held().equals(articles()) && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private Map<String, JsonNode> articles() throws Exception {
    var articles = new TreeMap<String, JsonNode>();
    var uri = stack.http().resolve("/articles?limit=100&topics=ai,-red%7Cblue");
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      JSON.readTree(answer.body())
          .path("value")
          .forEach(item -> articles.put(item.path("path").asString(), item));
    }
    return articles;
  }
}
