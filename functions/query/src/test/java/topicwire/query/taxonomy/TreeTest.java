package topicwire.query.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topicwire.index.Slug;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// A topic with all below it.
class TreeTest {
  private final QueryFixture site = new QueryFixture();

  private QueryFixture grown() {
    return site.defineBelow("AI", "Computing")
        .defineBelow("Machine Learning", "AI")
        .defineBelow("Deep Learning", "Machine Learning")
        .defineBelow("Robots", "AI", "Machines")
        .publish(
            Story.of("_news/1.md", "2024-01-01", "AI"),
            Story.of("_news/2.md", "2024-01-02", "Deep Learning", "AI"),
            Story.of("_news/3.md", "2024-01-03", "Robots", "Crypto"),
            Story.of("_news/4.md", "2024-01-04", "Gardens"),
            Story.of("_news/5.md", "2024-01-05", "Deep Learning", "Robots").heat(9));
  }

  @Test
  void topic_showsWhatIsAboveAndBelowItWithItsOwnNumbersAndThoseOfTheTrees() {
    assertThat(grown().get("/topics/ai").body())
        .startsWith(
            """
            {"slug":"ai","name":"AI","articles":2,"articlesWithDescendants":4,\
            "broader":[{"slug":"computing","name":"computing","articles":0,"articlesWithDescendants":4}],\
            "narrower":[{"slug":"robots","name":"Robots","articles":2,"articlesWithDescendants":2},\
            {"slug":"machine-learning","name":"Machine Learning","articles":0,"articlesWithDescendants":2}],\
            """);
    assertThat(site.get("/topics/robots").body())
        .startsWith("{\"slug\":\"robots\",\"name\":\"Robots\",\"articles\":2,\"broader\":[")
        .contains("\"slug\":\"machines\"", "\"slug\":\"ai\"")
        .doesNotContain("narrower");
  }

  @Test
  void listOfATree_whosePageHasOnlyArticlesBelow_isNotNamedByATopicBelow() {
    // The newest of the tree are of topics below alone.
    assertThat(grown().get("/topics/ai/articles?descendants=true&limit=1").body())
        .startsWith("{\"topic\":{\"slug\":\"ai\"}");
    assertThat(site.get("/topics/ai/articles?descendants=true").body())
        .startsWith("{\"topic\":{\"slug\":\"ai\",\"name\":\"AI\"}");
    assertThat(site.get("/topics/ai/feed.json?descendants=true&limit=1").body())
        .doesNotContain("Robots · ", "Deep Learning · ");
  }

  @Test
  void topicThatHasArticlesBelowItOnly_isKnownAndNotInThePlainList() {
    assertThat(grown().get("/topics/computing").body())
        .startsWith(
            "{\"slug\":\"computing\",\"name\":\"computing\",\"articles\":0,"
                + "\"articlesWithDescendants\":4,\"narrower\":[");
    assertThat(site.get("/topics").body())
        .doesNotContain("computing", "articlesWithDescendants", "parentSlugs");
    assertThat(site.get("/api/topics/index.json").body()).doesNotContain("computing");
  }

  @Test
  void treeOfTopics_pageByPage_hasEachOnceWithItsParents() {
    var whole = grown().get("/topics?tree=true");
    assertThat(whole.body())
        .startsWith(
            """
            {"value":[{"slug":"ai","name":"AI","articles":2,"articlesWithDescendants":4,"parentSlugs":["computing"]},\
            {"slug":"computing","name":"computing","articles":0,"articlesWithDescendants":4,"parentSlugs":[]},\
            {"slug":"deep-learning","name":"Deep Learning","articles":2,"articlesWithDescendants":2,"parentSlugs":["machine-learning"]},\
            {"slug":"machine-learning","name":"Machine Learning","articles":0,"articlesWithDescendants":2,"parentSlugs":["ai"]},\
            """);
    assertThat(site.get("/topics?tree=false").body()).isEqualTo(site.get("/topics").body());
    assertThat(site.get("/topics?tree=yes").status()).isEqualTo(400);

    var found = new ArrayList<String>();
    for (var next = "/topics?tree=true&limit=2"; !next.isEmpty(); ) {
      var answer = site.get(next);
      found.addAll(slugs(answer.body()));
      var link = answer.header("link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(found).isEqualTo(slugs(whole.body())).hasSize(8).doesNotHaveDuplicates();
    assertThat(slugs(site.get("/topics?tree=true&prefix=machine").body()))
        .containsExactly("machine-learning", "machines");
  }

  private static List<String> slugs(String body) {
    return Pattern.compile("\"slug\":\"([^\"]+)\"")
        .matcher(body)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /// What hidden articles are below a topic is not told by its number.
  @Test
  void numbersOfTrees_countPublicArticlesForThePublicAndAllForEditors() {
    site.defineBelow("Robots", "AI")
        .publish(Story.of("_news/1.md", "2024-01-01", "AI"))
        .draft(Story.of("_news/2.md", "2024-01-02", "Robots"));
    assertThat(site.get("/topics?tree=true").body())
        .contains("\"articlesWithDescendants\":1", "\"slug\":\"ai\"")
        .doesNotContain("robots");
    assertThat(site.get("/topics/ai").body()).doesNotContain("articlesWithDescendants");
    assertThat(site.get("/editor/topics/ai").body()).contains("\"articlesWithDescendants\":2");
    assertThat(site.get("/editor/topics?tree=true&state=draft").body())
        .contains("\"slug\":\"ai\",\"name\":\"ai\",\"articles\":0,\"articlesWithDescendants\":1");
  }

  /// Before there was a tree, and with one that the topic has no part in.
  @Test
  void pageOfATopicWithoutDescendants_costsWhatItCostWithoutATree() {
    var plain = new QueryFixture().publish(Story.of("_news/1.md", "2024-01-01", "Gardens"));
    var treed =
        new QueryFixture()
            .defineBelow("Robots", "AI")
            .publish(
                Story.of("_news/1.md", "2024-01-01", "Gardens"),
                Story.of("_news/2.md", "2024-01-01", "Robots"));
    for (var topic : List.of("gardens", "robots")) {
      var target = "/topics/%s/articles".formatted(topic);
      assertThat(asked(treed, target))
          .isEqualTo(
              asked(plain, "/topics/gardens/articles").stream()
                  .map(request -> request.replace("gardens", topic))
                  .toList());
      assertThat(treed.table.units).as(target).isEqualTo(plain.table.units);
    }
  }

  private static List<String> asked(QueryFixture site, String target) {
    site.table.requests.clear();
    site.table.units = 0;
    assertThat(site.get(target).status()).isEqualTo(200);
    return List.copyOf(site.table.requests);
  }

  @Test
  void topicWithDescendants_hasEachArticleBelowItOnce() {
    grown();
    var all = List.of("_news/5.md", "_news/3.md", "_news/2.md", "_news/1.md");
    assertThat(site.get("/topics/ai/articles?descendants=true").paths()).isEqualTo(all);
    assertThat(site.get("/articles?topics=ai/*").paths()).isEqualTo(all);
    assertThat(site.get("/topics/computing/articles?descendants=true").paths())
        .as("computing is above, and defined nowhere")
        .isEqualTo(all);
    assertThat(site.get("/topics/ai/articles?descendants=true&sort=heat").paths().getFirst())
        .isEqualTo("_news/5.md");
    assertThat(site.get("/topics/ai/articles").paths()).containsExactly("_news/2.md", "_news/1.md");
    assertThat(site.get("/topics/ai/articles?descendants=false").paths())
        .containsExactly("_news/2.md", "_news/1.md");
    assertThat(site.get("/topics/ai/feed.json?descendants=true").body()).contains("_news/5.md");
    assertThat(site.get("/topics/ai/articles?descendants=yes").status()).isEqualTo(400);
  }

  @Test
  void expressions_combineTrees() {
    grown();
    assertThat(site.get("/articles?topics=ai/*,robots").paths())
        .containsExactly("_news/5.md", "_news/3.md");
    assertThat(site.get("/articles?topics=ai/*,-crypto").paths())
        .containsExactly("_news/5.md", "_news/2.md", "_news/1.md");
    assertThat(site.get("/articles?topics=-machine-learning/*").paths())
        .containsExactly("_news/4.md", "_news/3.md", "_news/1.md");
    assertThat(site.get("/articles?topics=machine-learning/*,robots/*").paths())
        .containsExactly("_news/5.md");
    assertThat(site.get("/articles?topics=robots/*%7Cgardens").paths())
        .containsExactly("_news/5.md", "_news/4.md", "_news/3.md");
    assertThat(site.get("/articles?topics=nothing/*").body())
        .contains("\"unknownTopics\":[\"nothing\"]");
    assertThat(site.get("/articles?topics=/*").status()).isEqualTo(400);
  }

  /// Random trees, narrow and wide, read page by page: nothing twice, nothing left out.
  @Test
  void pagesOfATree_followedToTheirEnd_areThoseOfBruteForce() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var topics : new int[] {6, 20, 60}) {
      var wire = new QueryFixture();
      var above = new ArrayList<Integer>();
      for (var i = 0; i < topics; i++) {
        above.add(i == 0 ? -1 : random.nextInt(Math.max(1, i / 2)));
        wire.defineBelow("Topic " + i, i == 0 ? "Root" : "Topic " + above.get(i));
      }
      var stories = new ArrayList<Story>();
      for (var i = 0; i < 120; i++) {
        var names =
            IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> "Topic " + random.nextInt(topics))
                .distinct()
                .toArray(String[]::new);
        stories.add(
            Story.of("_news/%03d.md".formatted(i), "2024-01-%02d".formatted(1 + i % 28), names));
      }
      wire.publish(stories.toArray(Story[]::new));
      for (var root = 0; root < topics; root += 1 + topics / 8) {
        var within = new TreeSet<String>();
        for (var i = 0; i < topics; i++) {
          if (isWithin(i, root, above)) {
            within.add(Slug.of("Topic " + i));
          }
        }
        var expected =
            stories.stream()
                .filter(story -> story.topics().stream().map(Slug::of).anyMatch(within::contains))
                .map(Story::key)
                .sorted()
                .toList();
        var found = new ArrayList<String>();
        for (var next = "/articles?limit=7&topics=topic-%d/*".formatted(root); !next.isEmpty(); ) {
          var answer = wire.get(next);
          found.addAll(answer.paths());
          var link = answer.header("link");
          next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(found.stream().sorted().toList())
            .as("seed %d, %d topics, below %d", seed, topics, root)
            .isEqualTo(expected);
      }
    }
  }

  private static boolean isWithin(int topic, int root, List<Integer> above) {
    return topic == root || (topic > 0 && isWithin(above.get(topic), root, above));
  }

  /// A topic that has hidden articles only must not be told of.
  @Test
  void topicsBelow_withoutPublicArticles_areNotShown() {
    site.defineBelow("Secret project", "AI")
        .publish(Story.of("_news/1.md", "2024-01-01", "AI"))
        .draft(Story.of("_news/2.md", "2024-01-02", "Secret project"));

    assertThat(site.get("/topics/ai").body()).doesNotContain("ecret");
    assertThat(site.get("/topics/ai/articles?descendants=true").paths())
        .containsExactly("_news/1.md");
    assertThat(site.get("/editor/topics/ai").body()).contains("Secret project");
    assertThat(site.get("/editor/topics/ai/articles?descendants=true").paths())
        .containsExactly("_news/2.md", "_news/1.md");
  }
}
