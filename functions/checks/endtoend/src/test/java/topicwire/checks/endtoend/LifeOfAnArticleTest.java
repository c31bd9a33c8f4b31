package topicwire.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// One article through all that can happen to it; entries, counts and answers follow each time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class LifeOfAnArticleTest {
  private static final String KEY = "_news/tide.md";
  private static final String FILE =
      """
      ---
      title: The tide turns
      excerpt: A quiet harbour.
      publishedDateTime: 2024-03-01T10:00:00Z
      webUrl: https://example.org/tide
      topics: [%s]
      published: %s
      secured: CIPHERTEXT
      ---
      """;

  private LocalStack stack;
  private Http http;

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory());
    http = new Http(stack.http());
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void fileChange_ofAnyKind_isSeenInEveryAnswer() throws Exception {
    put(FILE.formatted("Harbours, Tides", "true"));
    assertThat(topics("/topics")).containsExactly("harbours 1", "tides 1");
    assertThat(articles("/topics/tides/articles")).containsExactly(KEY);
    assertThat(articles("/topics/Tides/articles")).containsExactly(KEY);
    assertThat(articles("/categories/news/articles")).containsExactly(KEY);
    assertThat(articles("/articles")).containsExactly(KEY);
    assertThat(http.json("/article?key=" + KEY).path("title").asString())
        .isEqualTo("The tide turns");
    assertThat(http.get("/articles/" + KEY).body()).doesNotContain("CIPHERTEXT");
    assertThat(http.json("/topics/tides").path("timeline").toString())
        .isEqualTo("[{\"month\":\"2024-03\",\"articles\":1}]");
    assertThat(http.json("/status").path("published").asInt(-1)).isEqualTo(1);

    put(FILE.formatted("Tides, Moons", "true"));
    assertThat(topics("/topics")).containsExactly("moons 1", "tides 1");
    assertThat(articles("/topics/harbours/articles")).isEmpty();
    assertThat(articles("/topics/moons/articles")).containsExactly(KEY);
    assertThat(http.get("/topics/harbours").statusCode()).isEqualTo(404);

    put(FILE.formatted("Tides", "false"));
    assertNothingIsPublic();
    assertThat(articles("/editor/topics/tides/articles?state=draft")).containsExactly(KEY);
    assertThat(http.json("/editor/article?key=" + KEY).path("state").asString()).isEqualTo("draft");

    put(FILE.formatted("Tides", "true"));
    assertThat(articles("/topics/tides/articles")).containsExactly(KEY);
    assertThat(articles("/editor/topics/tides/articles?state=draft")).isEmpty();

    put("---\ntitle: \"The tide\npublished: flase\n---\n");
    assertNothingIsPublic();
    var rejection = http.json("/editor/rejections").path("value").path(0);
    assertThat(rejection.path("path").asString()).isEqualTo(KEY);
    assertThat(rejection.path("flaws").path(0).path("line").asInt()).isEqualTo(2);

    put(FILE.formatted("Tides", "true"));
    assertThat(articles("/topics/tides/articles")).containsExactly(KEY);
    assertThat(http.get("/editor/rejections").body()).isEqualTo("{\"value\":[]}");

    stack.bucket().delete(KEY);
    settle();
    assertNothingIsPublic();
    assertThat(articles("/editor/articles")).isEmpty();
    assertThat(stack.dead()).isZero();
  }

  /// Nobody uploads it again: the timer of one's own machine looks each second.
  @Test
  void articleWithABeginningAndAnEnd_isPublicBetweenThemAlone() throws Exception {
    var from = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(12);
    var until = from.plusSeconds(8);
    var key = "_news/spring-tide.md";
    var file =
        "---\ntitle: SPRING-TIDE\ndate: 2024-03-01\npublishDate: %s\nexpiryDate: %s\n---\nText.\n"
            .formatted(from, until);
    stack.bucket().put(key, file.getBytes(UTF_8));
    settle();
    var scheduled = http.json("/editor/articles?state=scheduled").path("value").path(0);
    assertThat(scheduled.path("state").asString()).isEqualTo("scheduled");
    assertThat(scheduled.path("appearsAt").asString()).isEqualTo(from.toString());
    var shown = 0;
    while (Instant.now().isBefore(until.plusSeconds(4))) {
      var before = Instant.now();
      var feed = http.get("/feed.atom");
      var isShown = feed.body().contains("SPRING-TIDE");
      var after = Instant.now();
      if (isShown) {
        shown++;
        assertThat(after).isAfterOrEqualTo(from);
        assertThat(before).isBefore(until);
        assertThat(feed.headers().firstValue("cache-control").orElse(""))
            .matches("public, max-age=[0-8]");
      }
      Thread.sleep(200);
    }
    assertThat(shown).isPositive();
    assertThat(http.get("/article?key=" + key).statusCode()).isEqualTo(404);
    settle();
    assertThat(http.json("/editor/article?key=" + key).path("state").asString())
        .isEqualTo("expired");
    stack.bucket().delete(key);
    settle();
  }

  @Test
  void validation_ofAFile_judgesItWithoutStoringIt() throws Exception {
    var article = FILE.formatted("Tides", "true");
    assertThat(judged("_news/new.md", article)).isEqualTo("published");
    assertThat(judged("_news/new.md", FILE.formatted("Tides", "false"))).isEqualTo("draft");
    assertThat(judged("_news/new.md", FILE.formatted("'#', Tides", "true"))).isEqualTo("published");
    assertThat(judged("_news/new.md", "---\npublished: maybe\n---\n")).isEqualTo("rejected");
    assertThat(judged("_data/topics/tides.yaml", "_id: tides\nname: Tides\n"))
        .isEqualTo("definition");
    assertThat(judged("picture.png", article)).isEqualTo("ignored");
    assertThat(http.post("/editor/validate?key=_news/new.md", "").statusCode()).isEqualTo(400);
    assertThat(http.post("/editor/validate?name=x", article).statusCode()).isEqualTo(400);
    assertThat(http.get("/editor/article?key=_news/new.md").statusCode()).isEqualTo(404);
  }

  private String judged(String key, String file) throws Exception {
    var answer = http.post("/editor/validate?key=" + key, file);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Http.JSON.readTree(answer.body()).path("state").asString();
  }

  private void assertNothingIsPublic() throws Exception {
    assertThat(topics("/topics")).isEmpty();
    for (var list : List.of("/topics/tides/articles", "/categories/news/articles", "/articles")) {
      assertThat(articles(list)).as(list).isEmpty();
    }
    assertThat(http.get("/topics/tides").statusCode()).isEqualTo(404);
    assertThat(http.get("/article?key=" + KEY).statusCode()).isEqualTo(404);
    assertThat(http.json("/status").path("published").asInt(-1)).isEqualTo(0);
  }

  private void put(String file) throws InterruptedException {
    stack.bucket().put(KEY, file.getBytes(UTF_8));
    settle();
  }

  private void settle() throws InterruptedException {
    assertThat(stack.awaitEmptyQueues(Duration.ofSeconds(30))).isTrue();
  }

  private List<String> articles(String reference) throws Exception {
    var paths = new ArrayList<String>();
    http.json(reference).path("value").forEach(item -> paths.add(item.path("path").asString()));
    return paths;
  }

  private List<String> topics(String reference) throws Exception {
    var topics = new ArrayList<String>();
    http.json(reference)
        .path("value")
        .forEach(topic ->
            topics.add(topic.path("slug").asString() + " " + topic.path("articles").asInt()));
    return topics;
  }
}
