package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topicwire.index.Flaw;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// What is written shows everywhere at once: in lists, the article itself, topics, counts, feeds
/// and entity tags. (A shared cache may hold an answer for the minute that `Cache-Control` says.)
class PropagationTest {
  private static final String NEW = "_news/new.md";

  /// Whatever says something of the article; everything that a public caller can ask.
  private static final List<String> EVERYWHERE =
      List.of(
          "/articles",
          "/articles?topics=ai,-crypto",
          "/articles?type=video&sort=heat",
          "/topics/ai/articles",
          "/categories/news/articles",
          "/articles/_news/new.md",
          "/article?key=_news/new.md",
          "/articles/old.md",
          "/topics",
          "/topics/ai",
          "/status",
          "/feed.atom",
          "/feed.rss?topics=ai",
          "/feed.json?type=video",
          "/topics/ai/feed.atom",
          "/topics/ai/feed.rss",
          "/topics/ai/feed.json");

  private final QueryFixture site = new QueryFixture();

  @BeforeEach
  void anotherArticleIsThere() {
    site.publish(
        Story.of("old.md", "2024-01-01", "AI")
            .with("\"related\":[{\"webUrl\":\"https://a.example/new\"}]"));
  }

  private static Story story() {
    return Story.of(NEW, "2024-01-02", "AI", "Quantum")
        .type("video")
        .category("news")
        .webUrl("https://a.example/new");
  }

  @Test
  void article_publishedAndWithdrawn_showsEverywhereAndThenLeavesNoTrace() {
    var without = answers();
    site.publish(story());
    var with = answers();
    for (var target : EVERYWHERE) {
      assertThat(with.get(target)).as(target).isNotEqualTo(without.get(target));
    }
    site.draft(story());
    assertThat(answers()).as("unpublished").isEqualTo(without);
    site.publish(story());
    assertThat(answers()).as("published again").isEqualTo(with);
    site.delete(NEW);
    assertThat(answers()).as("deleted").isEqualTo(without);
    site.publish(story());
    site.reject(NEW, new Flaw("x", 1, null, "broken"));
    assertThat(answers()).as("broken").isEqualTo(without);
  }

  @Test
  void entityTag_ofFormerContent_isNotConfirmedUnlessThatContentReturns() {
    var tagsBefore = tags();
    site.publish(story());
    var tagsBetween = tags();
    assertChanged(tagsBefore, tagsBetween);
    for (var write : List.<Runnable>of(() -> site.draft(story()), () -> site.delete(NEW))) {
      write.run();
      // What was seen while it was published is not confirmed any more,
      for (var target : EVERYWHERE) {
        var answer = ask(target, tagsBetween.getOrDefault(target, "none"));
        assertThat(answer.status()).as(target).isNotEqualTo(304);
        assertThat(answer.body()).as(target).doesNotContain("Title of " + NEW);
      }
      // and what was seen before is true again.
      tagsBefore.forEach((target, tag) -> {
        if (!tag.isEmpty()) {
          assertThat(ask(target, tag).status()).as(target).isEqualTo(304);
        }
      });
      site.publish(story());
    }
  }

  @Test
  void missingArticle_requestedWithAnyEntityTag_isNotFoundAndNeverUnmodified() {
    site.publish(story());
    var tag = site.get("/articles/" + NEW).header("etag");
    site.delete(NEW);
    for (var known : List.of(tag, "*")) {
      var answer = ask("/articles/" + NEW, known);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.headers()).doesNotContainKey("etag");
      assertThat(answer.header("cache-control")).isEqualTo("public, max-age=60");
    }
  }

  @Test
  void countsTopicsAndTimeline_afterEachChangeOfAnArticle_followIt() {
    site.publish(story());
    assertThat(site.get("/topics").body())
        .isEqualTo(
            "{\"value\":[{\"slug\":\"ai\",\"name\":\"AI\",\"articles\":2},"
                + "{\"slug\":\"quantum\",\"name\":\"Quantum\",\"articles\":1}]}");
    assertThat(site.get("/status").body()).isEqualTo("{\"published\":2}");
    site.publish(Story.of(NEW, "2023-12-31", "Quantum"));
    assertThat(site.get("/topics").body())
        .isEqualTo(
            "{\"value\":[{\"slug\":\"ai\",\"name\":\"AI\",\"articles\":1},"
                + "{\"slug\":\"quantum\",\"name\":\"Quantum\",\"articles\":1}]}");
    assertThat(site.get("/topics/quantum").body())
        .contains("\"timeline\":[{\"month\":\"2023-12\",\"articles\":1}]");
    site.draft(Story.of(NEW, "2023-12-31", "Quantum"));
    assertThat(site.get("/topics/quantum").status()).isEqualTo(404);
    assertThat(site.get("/status").body()).isEqualTo("{\"published\":1}");
  }

  private void assertChanged(Map<String, String> before, Map<String, String> after) {
    var unchanged = new ArrayList<>(EVERYWHERE);
    unchanged.removeIf(target -> !before.getOrDefault(target, "").equals(after.get(target)));
    assertThat(unchanged).isEmpty();
  }

  private Answer ask(String target, String tag) {
    return site.ask("GET", target, Map.of("if-none-match", tag));
  }

  private Map<String, Answer> answers() {
    var answers = new LinkedHashMap<String, Answer>();
    EVERYWHERE.forEach(target -> answers.put(target, site.get(target)));
    return answers;
  }

  private Map<String, String> tags() {
    var tags = new LinkedHashMap<String, String>();
    answers().forEach((target, answer) -> tags.put(target, answer.header("etag")));
    return tags;
  }
}
