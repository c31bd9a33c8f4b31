package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

@Tag("slow")
class PagingTest {
  private static final long SEED = 20_260_102;

  private final QueryFixture site = new QueryFixture();

  @Test
  void pages_notTheLast_carryTheCursorBesideTheAddressOfTheNext() {
    for (var i = 1; i <= 3; i++) {
      site.publish(Story.of("_news/" + i + ".md", "2024-01-0" + i, "AI").category("news"))
          .reject("_news/r" + i + ".md");
    }
    for (var list :
        List.of(
            "/articles",
            "/articles?topics=ai",
            "/topics/ai/articles",
            "/categories/news/articles",
            "/editor/articles",
            "/editor/rejections")) {
      var pageOf = list + (list.contains("?") ? "&" : "?") + "limit=2";
      var page = site.get(pageOf);
      var cursor = page.body().replaceFirst("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");

      assertThat(page.next()).as(list).endsWith("cursor=" + cursor);
      var last = site.get(pageOf + "&cursor=" + cursor);
      assertThat(last).isEqualTo(site.get(page.next()));
      assertThat(last.body()).doesNotContain("nextCursor");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 24, 25, 26, 50, 51})
  void next_ofAnyNumberOfArticles_isAbsentOnTheLastPageOnly(int articles) {
    for (var i = 0; i < articles; i++) {
      site.publish(Story.of("%02d.md".formatted(i), "2024-01-01", "AI"));
    }
    var left = articles;
    var target = "/topics/ai/articles";
    do {
      var answer = site.get(target);
      assertThat(answer.paths()).hasSize(Math.min(left, 25));
      left -= answer.paths().size();
      target = answer.next();
      assertThat(target.isEmpty()).as("%d articles left", left).isEqualTo(left == 0);
    } while (!target.isEmpty());
  }

  @Test
  void list_ofMoreThanAMegabyteOfEntries_hasShorterPagesAndLosesNothing() {
    var random = new Random(SEED);
    var all = new ArrayList<String>();
    for (var i = 300; i > 0; i--) {
      var key = "%03d.md".formatted(i);
      var incompressible = new byte[11_000];
      random.nextBytes(incompressible);
      var url = "https://a.example/" + Base64.getUrlEncoder().encodeToString(incompressible);
      var story = Story.of(key, "2024-01-01", "AI").webUrl(url);
      if (i % 2 == 0) {
        site.draft(story);
      } else {
        site.publish(story);
      }
      all.add(key);
    }

    assertThat(pages("/editor/topics/ai/articles?limit=100").stream().flatMap(List::stream))
        .containsExactlyElementsOf(all);
    all.removeIf(key -> Integer.parseInt(key.substring(0, 3)) % 2 == 0);
    var pages = pages("/topics/ai/articles?limit=100");
    assertThat(pages.getFirst()).hasSizeBetween(90, 99);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
  }

  @Test
  void bothStates_withKeysOfAnyCharacters_areMergedInTheTablesOrder() {
    var descending =
        List.of(
            "\uD83D\uDE00b.md",
            "\uD83D\uDE00a.md",
            "\uFFFD.md",
            "\uFF5E.md",
            "é.md",
            "z#.md",
            "e\u0301.md",
            "a.md",
            "A.md",
            " .md",
            "#.md");
    for (var isDraft = 0; isDraft < 1 << descending.size(); isDraft += 37) {
      var mixed = new QueryFixture();
      for (var i = 0; i < descending.size(); i++) {
        var story = Story.of(descending.get(i), "2024-01-01", "AI");
        if ((isDraft >> i & 1) == 0) {
          mixed.publish(story);
        } else {
          mixed.draft(story);
        }
      }
      var expected = mixed.get("/editor/articles?limit=100").paths();
      assertThat(expected).containsExactlyInAnyOrderElementsOf(descending);
      assertThat(expected.getFirst()).isEqualTo("\uD83D\uDE00b.md");
      assertThat(expected.indexOf("\uFFFD.md")).isEqualTo(2);
      for (var limit = 1; limit <= descending.size() + 1; limit++) {
        var found = new ArrayList<String>();
        var target = "/editor/topics/ai/articles?limit=" + limit;
        while (!target.isEmpty()) {
          var answer = mixed.get(target);
          found.addAll(answer.paths());
          target = answer.next();
        }
        assertThat(found).as("limit %d, drafts %s", limit, isDraft).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/articles", "/topics/ai/articles", "/editor/topics/ai/articles"})
  void untouchedArticle_inAListThatChangesWhilePaging_isServedExactlyOnce(String list) {
    var random = new Random(SEED);
    for (var round = 0; round < 40; round++) {
      var changing = new QueryFixture();
      var untouched = new HashSet<String>();
      for (var i = 0; i < 30; i++) {
        untouched.add("%02d.md".formatted(i));
        write(changing, "%02d.md".formatted(i), random, list);
      }
      var served = new ArrayList<String>();
      var target = list + "?limit=" + (1 + random.nextInt(7));
      while (!target.isEmpty()) {
        var answer = changing.get(target);
        served.addAll(answer.paths());
        target = answer.next();
        for (var i = 0; i < 2; i++) {
          var key = "%02d.md".formatted(random.nextInt(60));
          untouched.remove(key);
          if (random.nextBoolean()) {
            changing.delete(key);
          } else {
            write(changing, key, random, list);
          }
        }
      }
      var times = served.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
      for (var key : untouched) {
        assertThat(times.get(key)).as("%s, seed %d, round %d", key, SEED, round).isEqualTo(1);
      }
    }
  }

  /// Publishes an article on one of few days, so that there are ties; sometimes moves it.
  private static void write(QueryFixture site, String key, Random random, String list) {
    var story = Story.of(key, "2024-01-%02d".formatted(1 + random.nextInt(9)), "AI");
    if (list.startsWith("/editor") && random.nextInt(3) == 0) {
      site.draft(story);
    } else {
      site.publish(story);
    }
  }

  private List<List<String>> pages(String target) {
    var pages = new ArrayList<List<String>>();
    for (var next = target; !next.isEmpty(); ) {
      var answer = site.get(next);
      assertThat(answer.status()).as(next).isEqualTo(200);
      pages.add(answer.paths());
      next = answer.next();
    }
    assertThat(IntStream.range(0, pages.size() - 1).allMatch(i -> !pages.get(i).isEmpty()))
        .isTrue();
    return pages;
  }
}
