package topicwire.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.local.files.Folder;
import topicwire.local.files.Import;
import topicwire.local.files.Validation;

/// Three small sites as their generators have them, imported as they are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class OwnSiteTest {
  private static final Path SITES =
      Path.of(System.getProperty("topicwire.root"), "functions/local/src/test/resources/sites");

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

  @AfterEach
  void clear() throws Exception {
    for (var key : stack.bucket().list().keySet()) {
      stack.bucket().delete(key);
    }
    settle();
  }

  @Test
  void hugo_withTomlAndABundle() throws Exception {
    assertThat(summary("hugo"))
        .isEqualTo(
            """
            Files 6
              shown 2: with a date 2, with topics 2, with an address 0
              hidden 2: draft 1, expired 1
              not articles 2: .svg 1, list pages 1
              rejected 0
              warnings 0
            Lines in _topicwire.yaml that may help:
              webUrl: {/: "https://site.example/:dir/:slug/"}  # articles without an address: 2
            """);
    assertThat(articles("/articles"))
        .containsExactly(
            "posts/harbour-walk/index.md: A walk around the harbour, 2026-02-28T21:15:00-05:00",
            "posts/winter-timetable.md: The winter timetable of the ferries,"
                + " 2026-01-04T08:30:00+01:00");
    assertThat(topics()).containsExactly("Harbour 2", "Ferries 1", "Walks 1");
    assertThat(http.json("/article?url=/2026/timetable").path("path").asString())
        .isEqualTo("posts/winter-timetable.md");
    assertThat(articles("/articles?from=2026-02-01&to=2026-03-01"))
        .as("in the evening of the last of February, which is March in UTC")
        .hasSize(1);
    assertThat(http.get("/editor/status").body())
        .startsWith(
            "{\"published\":2,\"drafts\":2,\"draftsBy\":{\"draft\":1,\"expired\":1},"
                + "\"ignored\":1,\"ignoredBy\":{\"section-page\":1}");
  }

  @Test
  void jekyll_withPostsAndDrafts() throws Exception {
    assertThat(summary("jekyll"))
        .isEqualTo(
            """
            Files 6
              shown 2: with a date 2, with topics 2, with an address 0
              hidden 2: in a folder of drafts 1, not published 1
              not articles 2: .yml 1, in a folder that is not read 1
              rejected 0
              warnings 0
            Lines in _topicwire.yaml that may help:
              webUrl: {/: "https://site.example/:dir/:slug/"}  # articles without an address: 2
            """);
    assertThat(articles("/articles"))
        .containsExactly(
            "_posts/2026-02-11-the-oyster-count.markdown: The oyster count,"
                + " 2026-02-11T18:40:00+01:00",
            "_posts/2026-01-05-low-water.md: Low water, and what lies under it, 2026-01-05");
    assertThat(topics()).containsExactly("Tides 2", "mud 1", "Oysters 1");
    assertThat(articles("/categories/marsh/articles")).hasSize(1);
  }

  @Test
  void plain_withItsSettings() throws Exception {
    assertThat(summary("plain"))
        .isEqualTo(
            """
            Files 4
              shown 2: with a date 1, with topics 2, with an address 2
              hidden 0
              settings 1
              not articles 1: .txt 1
              rejected 0
              warnings 0
            """);
    assertThat(articles("/topics/walks/articles"))
        .containsExactly(
            "walks/2026-04-01-along-the-sea-wall.md: Along the sea wall, 2026-04-01",
            "walks/the-lighthouse-path.md: The lighthouse path, ");
    assertThat(
            http.json("/article?url=https://walks.example/walks/along-the-sea-wall/")
                .path("excerpt")
                .asString())
        .isEqualTo("An hour from gate to gate, with the wind behind you.");
    assertThat(http.get("/feed.atom").body()).contains("<title>Walks by the sea</title>");
  }

  private String summary(String site) throws Exception {
    var folder = Folder.forImport(SITES.resolve(site));
    Import.upload(folder, stack.bucket(), this::settle, (done, of) -> {});
    settle();
    var output = new ByteArrayOutputStream();
    new Validation(new PrintStream(output, true, UTF_8)).summarise(folder);
    return output.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private List<String> articles(String list) throws Exception {
    return http.json(list)
        .path("value")
        .valueStream()
        .map(article ->
            "%s: %s, %s"
                .formatted(
                    article.path("path").asString(),
                    article.path("title").asString(),
                    article.path("publishedDateTime").asString("")))
        .toList();
  }

  private List<String> topics() throws Exception {
    return http.json("/topics")
        .path("value")
        .valueStream()
        .map(topic -> topic.path("name").asString() + " " + topic.path("articles").asInt())
        .toList();
  }

  private void settle() throws InterruptedException {
    assertThat(stack.awaitEmptyQueues(Duration.ofSeconds(30))).isTrue();
  }
}
