package topicwire.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// The reindex on the real parts: what it says, and that it repairs.
@Tag("slow")
class ReindexTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  @Test
  void reindex_whenAllEventsOfAnImportAreLost_repairsTheIndex() throws Exception {
    var options = StackOptions.inMemory().withoutEvents();
    try (var stack = LocalStack.start(options)) {
      var http = new Http(stack.http());
      for (var i = 0; i < 120; i++) {
        stack.bucket().put("_news/%03d.md".formatted(i), file(i).getBytes(UTF_8));
      }
      stack.bucket().put("_news/a b + 100%ä.md", file(1_000).getBytes(UTF_8));
      stack.bucket().put("_news/broken.md", "---\npublished: maybe\n---\n".getBytes(UTF_8));
      stack.bucket().put("picture.png", new byte[] {1, 2, 3});
      assertThat(http.get("/status").body()).isEqualTo("{\"published\":0}");

      var first = report(stack, "{\"task\":\"walk\"}");
      assertThat(first).contains("\"listed\":122,", "\"recent\":122,", "\"sent\":122,");
      assertThat(stack.awaitEmptyQueues(MOST)).isTrue();
      assertThat(stack.dead()).isZero();
      assertThat(http.get("/status").body())
          .startsWith("{\"published\":121,\"verifiedAt\":\"")
          .endsWith("\"driftFound\":0}");
      assertThat(http.get("/article?key=_news/a%20b%20%2B%20100%25%C3%A4.md").statusCode())
          .isEqualTo(200);

      stack.bucket().delete("_news/007.md");
      var second = report(stack, "{\"task\":\"walk\"}");
      assertThat(second).contains("\"inSync\":121,", "\"orphaned\":1,", "\"drift\":1,");
      assertThat(stack.awaitEmptyQueues(MOST)).isTrue();
      assertThat(http.get("/article?key=_news/007.md").statusCode()).isEqualTo(404);

      var audit = report(stack, "{\"task\":\"audit\"}");
      assertThat(audit).contains("\"drift\":0,", "\"tombstones\":1,", "\"foreign\":0,");
      assertThat(http.get("/editor/status").body())
          .contains("\"drafts\":0,", "\"report\":{\"task\":\"audit\"");
    }
  }

  private static String report(LocalStack stack, String request) throws Exception {
    var answer = new String(stack.invoke("ReindexFunction", request.getBytes(UTF_8)), UTF_8);
    assertThat(answer).startsWith("{\"outcome\":\"done\",");
    return answer;
  }

  private static String file(int number) {
    return "---\ntitle: News %d\ntopics: [Red, T%d]\n---\n".formatted(number, number % 7);
  }
}
