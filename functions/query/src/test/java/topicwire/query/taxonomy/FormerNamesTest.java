package topicwire.query.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topicwire.index.taxonomy.Claims;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// What is answered where a topic is asked for by a name that it had.
class FormerNamesTest {
  private final QueryFixture site = new QueryFixture();

  @BeforeEach
  void publish() {
    site.define("meta-ai", "{\"name\":\"Meta AI\",\"replaces\":[\"Facebook AI\"]}", claims(), false)
        .publish(
            Story.of("_news/old.md", "2023-01-01", "Facebook AI", "Robots").category("News"),
            Story.of("_news/new.md", "2024-01-01", "Meta AI").category("News"),
            Story.of("_news/both.md", "2022-01-01", "Facebook AI", "Meta AI").category("News"));
  }

  private static Claims claims() {
    return new Claims(
        "Meta AI",
        new TreeSet<>(List.of("metaai")),
        new TreeSet<>(List.of("facebook-ai")),
        new TreeSet<>(),
        new TreeSet<>());
  }

  @Test
  void page_ofTheTopic_hasEveryArticleOfBothOnceInItsOwnSpelling() {
    var answer = site.get("/topics/meta-ai/articles");

    assertThat(answer.paths()).containsExactly("_news/new.md", "_news/old.md", "_news/both.md");
    assertThat(answer.body())
        .contains("\"topic\":{\"slug\":\"meta-ai\",\"name\":\"Meta AI\"}")
        .contains("\"topics\":[\"Facebook AI\",\"Robots\"]");
    assertThat(site.get("/topics").body())
        .contains("\"slug\":\"meta-ai\",\"name\":\"Meta AI\",\"articles\":3")
        .doesNotContain("facebook-ai");
  }

  @Test
  void formerName_inEveryRoute_isAnsweredWithTheAddressOfTheTopic() {
    var moved =
        Map.of(
            "/topics/facebook-ai", "/topics/meta-ai",
            "/topics/Facebook%20AI", "/topics/meta-ai",
            "/topics/metaai/articles?limit=5&from=2020-01-01",
                "/topics/meta-ai/articles?from=2020-01-01&limit=5",
            "/topics/facebook-ai/feed.atom", "/topics/meta-ai/feed.atom",
            "/topics/facebook-ai/feed.json?limit=3", "/topics/meta-ai/feed.json?limit=3",
            "/api/news/facebook-ai/index.json", "/api/news/meta-ai/index.json",
            "/api/news/facebook-ai/page/2/", "/api/news/meta-ai/page/2",
            "/articles?topics=robots,facebook-ai%7C-metaai&limit=2",
                "/articles?limit=2&topics=meta-ai%2Crobots%7C-meta-ai",
            "/feed.rss?topics=facebook-ai", "/feed.rss?topics=meta-ai",
            "/editor/topics/facebook-ai/articles?state=any",
                "/editor/topics/meta-ai/articles?state=any");

    moved.forEach((asked, location) -> {
      for (var method : List.of("GET", "HEAD")) {
        var answer = site.ask(method, asked, Map.of());
        assertThat(answer.status()).as(asked).isEqualTo(308);
        assertThat(answer.header("location")).as(asked).isEqualTo(location);
      }
      // Only the second page of what the topic has is none.
      var followed = site.get(location).status();
      assertThat(followed).as(location).isEqualTo(location.contains("/page/2") ? 404 : 200);
    });
    assertThat(site.get("/topics/facebook-ai").body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Permanent Redirect\",\"status\":308,"
                + "\"code\":\"topic-moved\",\"parameter\":\"topic\",\"detail\":\"Expected the topic"
                + " by its own name, found \\\"facebook-ai\\\", which is another name of"
                + " \\\"meta-ai\\\". Follow Location.\"}");
    assertThat(site.get("/topics/facebook-ai").header("cache-control"))
        .as("a definition may be taken back")
        .isEqualTo("public, max-age=60");
  }

  /// All articles of the topic may be hidden, and an address would tell that there are some.
  @Test
  void formerName_ofATopicThatThePublicDoesNotKnow_leadsNowhere() {
    var hidden = new QueryFixture();
    hidden
        .define("meta-ai", "{\"name\":\"Meta AI\"}", claims(), false)
        .draft(Story.of("_news/draft.md", "2023-01-01", "Facebook AI"));

    assertThat(hidden.get("/topics/facebook-ai").status()).isEqualTo(404);
    assertThat(hidden.get("/topics/facebook-ai/articles").body()).contains("\"known\":false");
    assertThat(hidden.get("/articles?topics=facebook-ai").body())
        .contains("\"unknownTopics\":[\"facebook-ai\"]");
    assertThat(hidden.get("/editor/topics/facebook-ai").header("location"))
        .isEqualTo("/editor/topics/meta-ai");
  }

  /// Its definition may stay when another one replaces it.
  @Test
  void replacedTopic_withADefinitionOfItsOwn_isInNoListAndLeadsOn() {
    site.define("facebook-ai", "{\"name\":\"Facebook AI\"}", Claims.NONE, true);

    assertThat(site.get("/topics").body()).doesNotContain("\"slug\":\"facebook-ai\"");
    assertThat(site.get("/topics/facebook-ai").header("location")).isEqualTo("/topics/meta-ai");
  }

  @Test
  void topicsBesideATopic_areNamedByTheirOwnNames() {
    assertThat(site.get("/topics/robots").body())
        .contains("\"topics\":[{\"slug\":\"meta-ai\",\"name\":\"Meta AI\",\"articles\":1}]");
    assertThat(site.get("/topics/meta-ai").body())
        .endsWith("\"topics\":[{\"slug\":\"robots\",\"name\":\"Robots\",\"articles\":1}]}");
  }

  @Test
  void pageOfATopicWithArticles_takesNoRequestMoreThanWithoutDefinitions() {
    site.table.requests.clear();
    site.get("/topics/meta-ai/articles");

    assertThat(site.table.requests).isEqualTo(Collections.singletonList("walk TOPIC#meta-ai"));
  }
}
