package topicwire.query.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.index.Slug;
import topicwire.query.QueryFixture;
import topicwire.query.RandomRequest;
import topicwire.query.Story;

/// Totals and facets of lists, each against a look at every article.
@Tag("slow")
class ListNumbersTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final QueryFixture site = new QueryFixture();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void totalsAndFacets_ofRandomRequests_equalACountOfAllArticles(long seed) {
    var random = new Random(seed);
    var stories = stories(random);
    for (var i = 0; i < 150; i++) {
      var request = RandomRequest.of(random);
      var meant = stories.stream().filter(request.filter()).toList();
      var target = request.target() + "&total=true";
      if (random.nextBoolean()) {
        target += "&facets=topics,type,months,category,provider";
      }
      for (var next = target; !next.isEmpty(); ) {
        var answer = site.get(next);
        var body = JSON.readTree(answer.body());
        assertThat(body.path("total").asInt(-1))
            .as("seed %d, %s", seed, next)
            .isEqualTo(meant.size());
        assertThat(body.has("totalAtLeast")).isFalse();
        if (target.contains("facets")) {
          assertThat(body.path("facets").path("exact").asBoolean()).isTrue();
          assertThat(counts(body, "topics")).isEqualTo(counts(meant, ListNumbersTest::slugs));
          assertThat(counts(body, "type"))
              .isEqualTo(counts(meant, story -> Stream.ofNullable(story.type())));
          assertThat(counts(body, "months")).isEqualTo(counts(meant, ListNumbersTest::months));
          assertThat(counts(body, "category")).isEqualTo(counts(meant, ListNumbersTest::category));
          assertThat(counts(body, "provider"))
              .isEqualTo(counts(meant, story -> Stream.ofNullable(story.domain())));
        }
        next = random.nextBoolean() ? answer.next() : "";
      }
    }
  }

  private static Map<String, Integer> counts(JsonNode body, String facet) {
    var counts = new HashMap<String, Integer>();
    for (var value : body.path("facets").path(facet)) {
      counts.put(value.path("value").asString(), value.path("articles").asInt());
    }
    return counts;
  }

  private static Map<String, Integer> counts(
      List<Story> stories, Function<Story, Stream<String>> values) {
    return stories.stream()
        .flatMap(values)
        .collect(
            Collectors.groupingBy(value -> value, TreeMap::new, Collectors.summingInt(_ -> 1)));
  }

  private static Stream<String> slugs(Story story) {
    return story.topics().stream().map(Slug::of).distinct();
  }

  private static Stream<String> category(Story story) {
    var name = story.category();
    return name == null ? Stream.of() : Stream.of(Slug.of(name));
  }

  private static Stream<String> months(Story story) {
    return story.second().startsWith("0000")
        ? Stream.of()
        : Stream.of(story.second().substring(0, 7));
  }

  private List<Story> stories(Random random) {
    var stories = new ArrayList<Story>();
    for (var i = 0; i < 150; i++) {
      var topics =
          RandomRequest.TOPICS.stream().filter(_ -> random.nextInt(3) == 0).toArray(String[]::new);
      var day = random.nextInt(12) == 0 ? "" : "2024-01-%02d".formatted(1 + random.nextInt(20));
      var story =
          Story.of("%03d.md".formatted(i), day, topics)
              .heat(random.nextInt(5) - 1)
              .type(random.nextBoolean() ? "article" : "video")
              .category(random.nextBoolean() ? "news" : "Press releases")
              .domain(random.nextBoolean() ? "a.example" : "b.example");
      stories.add(random.nextBoolean() ? story.quality(random.nextInt(4)) : story);
      site.publish(stories.getLast());
    }
    site.draft(Story.of("draft.md", "2024-01-05", "AI", "Robotics").type("article"));
    return stories;
  }

  /// What a total costs beside the page: nothing where the page is the list, one request for what
  /// is counted while writing, and a look at the list for the rest.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/topics/ai/articles?limit=5&total=true | 30 | walk TOPIC#ai,walk TOPICS",
        "/articles?limit=5&total=true           | 60 | walk FEED,walk TOPICS",
        "/articles?topics=ai&limit=5&total=true | 30 | walk TOPIC#ai,walk TOPICS",
        "/articles?limit=100&total=true         | 60 | walk FEED",
        "/articles?topics=ai&total=false        |    | walk TOPIC#ai",
        "/categories/news/articles?limit=5&total=true | 60 | walk CATEGORY#news,walk CATEGORY#news",
        "/articles?type=video&limit=5&total=true | 20 | walk FEED,walk FEED,walk FEED,walk FEED",
        "/articles?topics=ai%7Cb&limit=5&total=true | 60 | walk TOPIC#ai,walk TOPIC#b,walk"
            + " TOPIC#ai,walk TOPIC#b",
      })
  void total_ofAList_takesAsFewRequestsAsItCan(String target, String total, String requests) {
    for (var i = 0; i < 60; i++) {
      site.publish(
          Story.of(i + ".md", "2024-01-01", i % 2 == 0 ? "AI" : "B")
              .category("news")
              .type(i % 3 == 0 ? "video" : "article"));
    }
    var body = site.get(target).body();
    assertThat(JSON.readTree(body).path("total").asString(null)).isEqualTo(total);
    assertThat(site.table.beyondDefinitions()).startsWith(requests.split(",", -1)[0]);
    if (!target.contains("type=")) {
      assertThat(site.table.beyondDefinitions()).containsExactly(requests.split(",", -1));
    }
  }

  @Test
  void total_ofAListBeyondTheBudget_saysAtLeastHowManyThereAre() {
    for (var i = 0; i < 4_000; i++) {
      site.publish(Story.of("%04d.md".formatted(i), "2024-01-01").type("article").webUrl(noise(i)));
    }
    var body = JSON.readTree(site.get("/articles?type=article&total=true&facets=type").body());
    assertThat(body.has("total")).isFalse();
    var counted = body.path("totalAtLeast").asInt();
    assertThat(counted).isBetween(500, 3_999);
    assertThat(body.path("facets").toString())
        .isEqualTo(
            "{\"exact\":false,\"type\":[{\"value\":\"article\",\"articles\":%d}]}"
                .formatted(counted));
    assertThat(JSON.readTree(site.get("/articles?total=true").body()).path("total").asInt())
        .as("what is counted while writing is exact at any size")
        .isEqualTo(4_000);
    var both = JSON.readTree(site.get("/articles?total=true&facets=type").body());
    assertThat(both.path("total").asInt()).isEqualTo(4_000);
    assertThat(both.path("facets").path("exact").asBoolean(true)).isFalse();
  }

  private static String noise(int seed) {
    var random = new Random(seed);
    return "https://post.example/"
        + IntStream.range(0, 60)
            .mapToObj(_ -> Long.toString(random.nextLong() >>> 20, 36))
            .collect(Collectors.joining());
  }

  @Test
  void totals_forEditors_areOfTheStatesThatTheyAskFor() {
    site.publish(Story.of("1.md", "2024-01-01", "AI"), Story.of("2.md", "2024-01-01", "AI"))
        .draft(Story.of("3.md", "2024-01-01", "AI"));
    assertThat(site.get("/editor/topics/ai/articles?limit=1&total=true").body())
        .contains("\"total\":3");
    assertThat(site.get("/editor/topics/ai/articles?limit=1&total=true&state=draft").body())
        .contains("\"total\":1");
    assertThat(site.get("/editor/articles?limit=1&total=true&state=published&facets=topics").body())
        .contains(
            "\"total\":2,\"facets\":{\"exact\":true,\"topics\":[{\"value\":\"ai\",\"articles\":2}]}");
    assertThat(site.get("/topics/ai/articles?limit=1&total=true").body()).contains("\"total\":2");
  }

  @Test
  void listOfTopics_withATotal_saysHowManyTopicsThereAre() {
    site.publish(Story.of("1.md", "2024-01-01", "AI", "Art", "Bees"));
    assertThat(site.get("/topics?limit=1&total=true").body()).contains("],\"total\":3,\"next\":");
    assertThat(site.get("/topics?prefix=a&total=true").body()).endsWith("],\"total\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"total=yes", "total=", "facets=", "facets=author", "facets=topics,,type"})
  void number_thatCannotBeAskedFor_isRefused(String query) {
    var answer = site.get("/articles?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"parameter-invalid\"");
  }

  @Test
  void categoriesProvidersAndAuthors_areCountedOverAllArticles() {
    site.publish(
            Story.of("1.md", "2024-01-01").category("Press releases").domain("a.example"),
            Story.of("2.md", "2024-01-02").category("press releases").domain("a.example"),
            Story.of("3.md", "2024-01-03").category("press releases").domain("b.example"),
            Story.of("4.md", "2024-01-04").category("News"))
        .draft(Story.of("5.md", "2024-01-05").category("Secret").domain("secret.example"));

    assertThat(site.get("/categories").body())
        .isEqualTo(
            "{\"value\":[{\"slug\":\"press-releases\",\"name\":\"press releases\",\"articles\":3},"
                + "{\"slug\":\"news\",\"name\":\"News\",\"articles\":1}],\"exact\":true}");
    assertThat(site.get("/providers").body())
        .isEqualTo(
            "{\"value\":[{\"domain\":\"a.example\",\"name\":\"The"
                + " a.example\",\"articles\":2},{\"domain\":\"b.example\",\"name\":\"The"
                + " b.example\",\"articles\":1}],\"exact\":true}");
    assertThat(site.get("/authors").body()).isEqualTo("{\"value\":[],\"exact\":true}");
  }
}
