package topicwire.checks.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// From a file in the bucket to an event on the bus, by the stream of the table and the filter of
/// the template.
class BusTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void article_publishedChangedAndWithdrawn_isThreeEvents() throws Exception {
    var events = new CopyOnWriteArrayList<String>();
    try (var stack = LocalStack.start(StackOptions.inMemory().withBus(events::add))) {
      put(stack, "_news/canary.md", "title: A canary\npublished: false\ntopics: [Canary]");
      put(stack, "_news/broken-canary.md", "topics: {canary: [}");
      put(stack, "_news/a.md", "title: A\ntopics: [AI]");
      put(stack, "_news/a.md", "title: B\ntopics: [AI]");
      stack.bucket().delete("_news/a.md");
      put(stack, "_news/last.md", "title: Last");
      await(events, 4);

      assertThat(events)
          .allSatisfy(event -> assertThat(event).doesNotContainIgnoringCase("canary"));
      var ofOne =
          events.stream()
              .map(JSON::readTree)
              .filter(event -> event.path("subject").asString().equals("_news/a.md"))
              .toList();
      assertThat(ofOne.stream().map(event -> event.path("type").asString()))
          .containsExactly("article.published", "article.changed", "article.withdrawn");
      assertThat(ofOne.get(1).path("data").path("article").path("title").asString()).isEqualTo("B");
      assertThat(ofOne.get(2).path("data")).hasSize(1);
    }
  }

  private static void put(LocalStack stack, String key, String frontMatter) throws Exception {
    stack.bucket().put(key, ("---\n" + frontMatter + "\n---\nText.\n").getBytes(UTF_8));
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
  }

  private static void await(List<String> events, int number) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (events.size() < number && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(50));
    }
    assertThat(events).hasSize(number);
  }
}
