package topicwire.query.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class TopicEndpointTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void listOfATopic_nothingHasIt_saysThatItIsNotKnown() {
    site.publish(Story.of("a.md", "2024-01-01", "AI")).draft(Story.of("d.md", "2024-01-01", "New"));
    site.defineAlone("defined", "{\"name\":\"Defined\"}");

    assertThat(site.get("/topics/Mistyped/articles").body())
        .isEqualTo("{\"topic\":{\"slug\":\"mistyped\",\"known\":false},\"value\":[]}");
    assertThat(site.get("/topics/!!/articles").body())
        .isEqualTo("{\"topic\":{\"slug\":\"\",\"known\":false},\"value\":[]}");
    assertThat(site.get("/topics/new/articles").body())
        .isEqualTo("{\"topic\":{\"slug\":\"new\",\"known\":false},\"value\":[]}");
    assertThat(site.get("/editor/topics/mistyped/articles").body()).contains("\"known\":false");
    assertThat(site.get("/editor/topics/new/articles").body()).doesNotContain("known");
    assertThat(site.get("/topics/defined/articles").body())
        .isEqualTo("{\"topic\":{\"slug\":\"defined\"},\"value\":[]}");
    assertThat(site.get("/topics/ai/articles?minHeat=5").body())
        .isEqualTo("{\"topic\":{\"slug\":\"ai\"},\"value\":[]}");
  }

  @Test
  void feedOfATopic_nothingHasIt_isNotFound() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    for (var ending : List.of("atom", "rss", "json")) {
      var answer = site.get("/topics/mistyped/feed." + ending);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("\"code\":\"topic-unknown\",\"parameter\":\"topic\"");
      assertThat(site.get("/topics/ai/feed." + ending + "?minHeat=5").status()).isEqualTo(200);
    }
  }

  @Test
  void topicList_ofAllTopics_isSortedByMostArticlesThenBySlug() {
    site.publish(
            Story.of("a.md", "2024-01-01", "Robotics", "AI"),
            Story.of("b.md", "2024-01-02", "AI", "Quantum"))
        .define("quantum", "{\"name\":\"Quantum computing\",\"keywords\":[\"qubit\"]}")
        .defineAlone("empty", "{\"name\":\"Not written about\",\"parent\":\"AI\"}");

    assertThat(site.get("/topics").body())
        .isEqualTo(
            """
            {"value":[{"slug":"ai","name":"AI","articles":2},\
            {"slug":"quantum","name":"Quantum","articles":1,"keywords":["qubit"]},\
            {"slug":"robotics","name":"Robotics","articles":1},\
            {"slug":"empty","name":"Not written about","articles":0,"parent":"AI"}]}\
            """);
  }

  @Test
  void topicList_withAPrefix_keepsTheTopicsWhoseSlugBeginsWithIt() {
    site.publish(Story.of("a.md", "2024-01-01", "AI", "AI Hardware", "Robotics"));

    assertThat(site.get("/topics?prefix=AI+h").body())
        .isEqualTo(
            "{\"value\":[{\"slug\":\"ai-hardware\",\"name\":\"AI Hardware\",\"articles\":1}]}");
    assertThat(site.get("/topics?prefix=z").body()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void topics_readByThePage_areEachThereOnceAlthoughTheListChanges() {
    for (var i = 0; i < 10; i++) {
      site.publish(Story.of(i + ".md", "2024-01-01", "T" + i, i < 5 ? "Common" : "Other"));
    }
    var seen = new ArrayList<String>();
    var target = "/topics?limit=3";
    while (!target.isEmpty()) {
      var page = site.get(target);
      Pattern.compile("\"slug\":\"([^\"]+)\"")
          .matcher(page.body())
          .results()
          .forEach(slug -> seen.add(slug.group(1)));
      target = page.next();
      site.publish(Story.of("new" + seen.size() + ".md", "2024-01-01", "Common"));
    }
    assertThat(seen)
        .startsWith("common", "other", "t0")
        .containsOnlyOnce("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "other");
    assertThat(site.get("/topics?limit=1001").status()).isEqualTo(400);
    assertThat(site.get("/topics?limit=3&cursor=x").body()).contains("cursor-invalid");
    assertThat(site.get("/editor/topics?limit=3&state=published").next()).contains("cursor=");
  }

  @Test
  void topic_withArticles_hasItsTimelineAndCoOccurringTopics() {
    site.publish(
            Story.of("a.md", "2023-12-31T23:59:59Z", "AI", "Robotics"),
            Story.of("b.md", "2024-01-01", "AI", "Robotics", "Quantum"),
            Story.of("c.md", "2024-01-31", "AI"),
            Story.of("d.md", "", "AI"),
            Story.of("e.md", "2024-02-01", "Robotics"))
        .define("ai", "{\"name\":\"Artificial intelligence\",\"shortname\":\"AI\"}");

    assertThat(site.get("/topics/AI").body())
        .isEqualTo(
            """
            {"slug":"ai","name":"AI","articles":4,"shortname":"AI",\
            "timeline":[{"month":"2023-12","articles":1},{"month":"2024-01","articles":2}],\
            "topics":[{"slug":"robotics","name":"Robotics","articles":2},\
            {"slug":"quantum","name":"Quantum","articles":1}]}\
            """);
  }

  @Test
  void coOccurringTopics_ofATopicWithManyArticles_comeFromItsNewestHundredOnly() {
    site.publish(Story.of("old.md", "2023-01-01", "AI", "Forgotten"));
    for (var i = 0; i < 100; i++) {
      site.publish(Story.of("%03d.md".formatted(i), "2024-01-01", "AI", "Robotics"));
    }

    assertThat(site.get("/topics/ai").body())
        .isEqualTo(
            """
            {"slug":"ai","name":"AI","articles":101,\
            "timeline":[{"month":"2023-01","articles":1},{"month":"2024-01","articles":100}],\
            "topics":[{"slug":"robotics","name":"Robotics","articles":100}]}\
            """);
  }

  @Test
  void topic_withADefinition_showsItsShortNameParentAndKeywords() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"))
        .define(
            "ai",
            "{\"name\":\"AI\",\"shortname\":\"A.\",\"parent\":\"Tech\",\"keywords\":[\"ml\"]}");
    var topic =
        "\"slug\":\"ai\",\"name\":\"AI\",\"articles\":1,\"shortname\":\"A.\","
            + "\"parent\":\"Tech\",\"keywords\":[\"ml\"]";

    assertThat(site.get("/topics").body()).isEqualTo("{\"value\":[{" + topic + "}]}");
    assertThat(site.get("/topics/ai").body()).startsWith("{" + topic + ",\"timeline\":[");
  }

  @Test
  void topic_thatIsOnlyDefined_hasItsDefinitionsName() {
    site.defineAlone("quantum", "{\"name\":\"Quantum computing\"}");

    assertThat(site.get("/topics/quantum").body())
        .isEqualTo(
            "{\"slug\":\"quantum\",\"name\":\"Quantum computing\",\"articles\":0,"
                + "\"timeline\":[],\"topics\":[]}");
  }

  /// A reader who knows the slug must not learn that there is something to come.
  @Test
  void topic_whoseArticlesAreAllHidden_isNotPublicThroughItsDefinition() {
    site.draft(Story.of("d.md", "2024-01-01", "Merger"))
        .define("merger", "{\"name\":\"The merger\",\"keywords\":[\"takeover\"]}")
        .publish(Story.of("a.md", "2024-01-01", "AI"));
    var unknown = site.get("/topics/nothing");

    assertThat(site.get("/topics/merger").status()).isEqualTo(404);
    assertThat(site.get("/topics/merger").body().replace("merger", "nothing"))
        .isEqualTo(unknown.body());
    assertThat(site.get("/topics/merger/articles").body()).contains("\"known\":false");
    assertThat(site.get("/topics/merger/feed.atom").status()).isEqualTo(404);
    for (var target :
        List.of("/topics", "/topics?prefix=merger", "/api/topics/index.json", "/sitemap.xml")) {
      assertThat(site.get(target).body()).as(target).doesNotContainIgnoringCase("merger");
    }
    assertThat(site.get("/editor/topics/merger").body()).contains("takeover", "\"articles\":1");
    assertThat(site.get("/editor/topics?state=draft").body()).contains("takeover");
    assertThat(site.get("/editor/topics?state=published").body()).doesNotContain("takeover");

    site.publish(Story.of("d.md", "2024-01-01", "Merger"));
    assertThat(site.get("/topics/merger").body()).contains("takeover");
  }

  @Test
  void topic_thatIsUnknown_isNotFound() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var answer = site.get("/topics/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Not Found","status":404,"code":"topic-unknown",\
            "parameter":"topic","detail":"Expected a topic that articles have or that is defined,\
             found \\"nothing\\". All topics are at /topics."}\
            """);
    for (var topic : List.of("%21%21", "%00", "x".repeat(10_000), "..%2F")) {
      assertThat(site.get("/topics/" + topic).status()).as(topic).isEqualTo(404);
    }
  }

  @Test
  void topicCounts_afterEveryChangeOfAnArticle_followIt() {
    var story = Story.of("a.md", "2024-01-01", "AI");
    assertThat(site.publish(story).get("/topics").body()).contains("\"articles\":1");
    assertThat(site.draft(story).get("/topics").body()).isEqualTo("{\"value\":[]}");
    assertThat(site.get("/editor/topics?state=draft").body()).contains("\"articles\":1");
    assertThat(site.get("/topics/ai").status()).isEqualTo(404);
    assertThat(site.get("/editor/topics/ai").status()).isEqualTo(200);
    assertThat(site.delete("a.md").get("/editor/topics").body()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void topicCounts_forEditors_includeBothStates() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"))
        .draft(Story.of("b.md", "2024-01-02", "AI", "Secret"));

    assertThat(site.get("/editor/topics/ai").body())
        .isEqualTo(
            "{\"slug\":\"ai\",\"name\":\"AI\",\"articles\":2,"
                + "\"timeline\":[{\"month\":\"2024-01\",\"articles\":2}],"
                + "\"topics\":[{\"slug\":\"secret\",\"name\":\"Secret\",\"articles\":1}]}");
    assertThat(site.get("/topics/ai").body())
        .isEqualTo(
            "{\"slug\":\"ai\",\"name\":\"AI\",\"articles\":1,"
                + "\"timeline\":[{\"month\":\"2024-01\",\"articles\":1}],\"topics\":[]}");
  }
}
