package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.query.QueryFixture;
import topicwire.query.RandomRequest;
import topicwire.query.Story;
import topicwire.runtime.http.Percent;

/// Topics combined, filters and orders, each against a look at every article.
@Tag("slow")
class SelectionTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void topicExpression_withAndOrAndNot_selectsTheMatchingArticles() {
    site.publish(
        Story.of("1.md", "2024-01-01", "AI", "Robotics"),
        Story.of("2.md", "2024-01-02", "AI"),
        Story.of("3.md", "2024-01-03", "Quantum"),
        Story.of("4.md", "2024-01-04", "Quantum", "Crypto"),
        Story.of("5.md", "2024-01-05", "AI", "Robotics", "Quantum"),
        Story.of("6.md", "2024-01-06", "AI Builder"),
        Story.of("7.md", "2024-01-07"));

    assertThat(topics("ai,robotics")).containsExactly("5.md", "1.md");
    assertThat(topics("ai,robotics|quantum,-crypto")).containsExactly("5.md", "3.md", "1.md");
    assertThat(topics("AI")).containsExactly("5.md", "2.md", "1.md");
    assertThat(topics("AI Builder")).containsExactly("6.md");
    assertThat(topics("-ai")).containsExactly("7.md", "6.md", "4.md", "3.md");
    assertThat(topics("-ai|robotics"))
        .containsExactly("7.md", "6.md", "5.md", "4.md", "3.md", "1.md");
    assertThat(topics("ai,-ai")).isEmpty();
    assertThat(topics("nothing")).isEmpty();
  }

  private List<String> topics(String expression) {
    var answer = site.get("/articles?topics=" + Percent.encode(expression, ""));
    assertThat(answer.status()).isEqualTo(200);
    return answer.paths();
  }

  @Test
  void listRead_forTopicsJoinedByAnd_isThatOfTheRarestTopic() {
    for (var i = 0; i < 50; i++) {
      site.publish(Story.of(i + ".md", "2024-01-01", "AI", i % 10 == 0 ? "Rare" : "Common"));
    }
    site.get("/articles?topics=ai,rare");
    assertThat(site.table.beyondDefinitions())
        .containsExactly("walk TOPICS", "walk TOPICS", "walk TOPIC#rare");

    site.table.requests.clear();
    site.get("/articles?topics=ai|-rare");
    assertThat(site.table.requests)
        .contains("walk TOPIC#ai", "walk FEED")
        .doesNotContain("walk TOPICS");
  }

  @Test
  void period_inEitherSortOrder_includesItsStartAndExcludesItsEnd() {
    site.publish(
        Story.of("1.md", "2024-01-01T00:00:00Z"),
        Story.of("2.md", "2024-01-31T23:59:59Z"),
        Story.of("3.md", "2024-02-01T00:00:00Z"),
        Story.of("undated.md", ""));
    for (var sort : List.of("", "&sort=heat")) {
      assertThat(site.get("/articles?from=2024-01-01&to=2024-02-01" + sort).paths())
          .containsExactly("2.md", "1.md");
      assertThat(site.get("/articles?to=2024-02-01" + sort).paths())
          .containsExactly("2.md", "1.md");
      assertThat(site.get("/articles?from=2024-02-01T02:00:00%2B02:00" + sort).paths())
          .containsExactly("3.md");
      assertThat(site.get("/articles?from=0001-01-01" + sort).paths()).hasSize(3);
    }
  }

  @Test
  void articles_sortedByHeat_comeHottestFirstThenNewestFirst() {
    site.publish(
        Story.of("1.md", "2024-01-01", "AI").heat(5),
        Story.of("2.md", "2024-01-02", "AI").heat(-1),
        Story.of("3.md", "2024-01-03", "AI").heat(5),
        Story.of("4.md", "2024-01-04", "AI").heat(1_000_000_000_000_000L),
        Story.of("5.md", "2024-01-05", "AI"));

    assertThat(site.get("/topics/ai/articles?sort=heat").paths())
        .containsExactly("4.md", "3.md", "1.md", "5.md", "2.md");
    assertThat(site.get("/topics/ai/articles?sort=heat&minHeat=5").paths())
        .containsExactly("4.md", "3.md", "1.md");
    assertThat(site.get("/articles?minHeat=0").paths())
        .containsExactly("5.md", "4.md", "3.md", "1.md");
    assertThat(site.get("/articles?topics=ai|b&sort=heat&limit=2").paths())
        .containsExactly("4.md", "3.md");
  }

  @Test
  void filter_withAnUnusableValue_isRefused() {
    for (var query :
        List.of(
            "from=yesterday",
            "from=2024-02-30",
            "to=2024-13-01",
            "from=0000-01-01",
            "from=",
            "to=2024-01-01T00:00:00",
            "from=2024-02-01&to=2024-01-01",
            "to=10000-01-01",
            "from=2024-01-01&to=2024-01-01",
            "sort=oldest",
            "sort=",
            "minHeat=hot",
            "minHeat=1000000000000001",
            "minQuality=1.5",
            "minQuality=",
            "type=",
            "category=",
            "provider=",
            "topics=",
            "topics=a,,b")) {
      var answer = site.get("/articles?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"parameter-invalid\",\"parameter\":\"");
    }
  }

  @Test
  void cursor_usedWithOtherFiltersOrOrder_isRefused() {
    site.publish(Story.of("1.md", "2024-01-01", "AI"), Story.of("2.md", "2024-01-02", "AI"));
    var next = site.get("/articles?limit=1&topics=ai").next();
    assertThat(site.get(next).paths()).containsExactly("1.md");
    for (var other : List.of("topics=b", "topics=ai&sort=heat", "topics=ai&from=2024-01-01", "")) {
      var answer = site.get("/articles?" + other + next.substring(next.indexOf("&cursor")));
      assertThat(answer.body()).contains("\"code\":\"cursor-invalid\"");
    }
  }

  @Test
  void sparseList_ofManyArticles_isReadWithinBoundsAndSaysThatThereIsMore() {
    for (var i = 0; i < 3_000; i++) {
      site.publish(Story.of("%04d.md".formatted(i), "2024-01-01").quality(i % 1_400 == 0 ? 9 : 1));
    }
    var pages = 0;
    var found = new ArrayList<String>();
    for (var next = "/articles?minQuality=9&limit=10"; !next.isEmpty(); pages++) {
      site.table.requests.clear();
      var answer = site.get(next);
      found.addAll(answer.paths());
      next = answer.next();
      assertThat(site.table.requests.size()).isLessThan(12);
    }
    assertThat(found).containsExactly("2800.md", "1400.md", "0000.md");
    assertThat(pages).isBetween(2, 3);
  }

  @Test
  void randomRequest_ofAnyFiltersAndOrder_agreesWithACheckOfAllArticles() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var stories = stories(random);
    for (var i = 0; i < 400; i++) {
      var request = RandomRequest.of(random);
      var expected = stories.stream().filter(request.filter()).sorted(request.order()).toList();
      var found = new ArrayList<String>();
      for (var next = request.target(); !next.isEmpty(); ) {
        var answer = site.get(next);
        assertThat(answer.status()).as("%s, seed %d: %s", next, seed, answer.body()).isEqualTo(200);
        found.addAll(answer.paths());
        next = answer.next();
      }
      assertThat(found)
          .as("%s, seed %d", request.target(), seed)
          .isEqualTo(expected.stream().map(Story::key).toList());
    }
  }

  private List<Story> stories(Random random) {
    var stories = new ArrayList<Story>();
    for (var i = 0; i < 120; i++) {
      var topics =
          RandomRequest.TOPICS.stream().filter(_ -> random.nextInt(3) == 0).toArray(String[]::new);
      var day = random.nextInt(12) == 0 ? "" : "2024-01-%02d".formatted(1 + random.nextInt(20));
      var story =
          Story.of("%03d.md".formatted(random.nextInt(1_000)), day, topics)
              .heat(random.nextInt(5) - 1)
              .type(random.nextBoolean() ? "article" : "video")
              .category(random.nextBoolean() ? "news" : "Press releases")
              .domain(random.nextBoolean() ? "a.example" : "b.example");
      var graded = random.nextBoolean() ? story.quality(random.nextInt(4)) : story;
      if (stories.stream().noneMatch(other -> other.key().equals(graded.key()))) {
        stories.add(graded);
        site.publish(graded);
      }
    }
    site.draft(Story.of("draft.md", "2024-01-05", "AI", "Robotics").type("article"));
    return stories;
  }
}
