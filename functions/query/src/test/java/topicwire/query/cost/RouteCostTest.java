package topicwire.query.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import topicwire.index.read.IndexReader;
import topicwire.index.read.walk.ReadBudget;
import topicwire.query.QueryFixture;
import topicwire.query.QueryFunction;
import topicwire.query.Story;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Route;
import topicwire.query.routing.Routes;
import topicwire.query.site.Site;
import topicwire.runtime.Environment;
import topicwire.testing.TimeLeft;

/// What one request of anybody may cost at most, over the whole route table: deep pages, filters
/// that nothing passes, names that nothing has, expressions of the largest size.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class RouteCostTest {
  private static final int ARTICLES = 6_000;

  /// Ten pages, and what a page consists of: 25 whole articles of at most 4 KB.
  private static final double MOST = ReadBudget.UNITS + 25 * 0.5;

  private static final List<String> TOPICS =
      List.of("shared", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9");

  private final QueryFixture site = new QueryFixture();

  @BeforeAll
  void publish() {
    var random = new Random(1);
    // Below `wide` are more topics than are read one by one, below `t1` a few.
    for (var i = 0; i < 120; i++) {
      site.defineBelow("w" + i, i < 100 ? "wide" : "t1");
    }
    for (var i = 0; i < ARTICLES; i++) {
      var topics = i < 300 ? TOPICS.toArray(String[]::new) : new String[] {"shared"};
      site.publish(
          Story.of("_news/%05d.md".formatted(i), LocalDate.of(2010, 1, 1).plusDays(i) + "", topics)
              .category("News")
              .type("article")
              .quality(40)
              .heat(i % 100)
              .webUrl("https://post.example/" + noise(random)));
    }
  }

  /// So that a row is as large as that of an article with an excerpt.
  private static String noise(Random random) {
    return IntStream.range(0, 60)
        .mapToObj(_ -> Long.toString(random.nextLong() >>> 20, 36))
        .collect(Collectors.joining());
  }

  private static final List<String> TARGETS =
      List.of(
          "/topics/shared",
          "/topics/nobody",
          "/topics/shared/articles?limit=100",
          "/topics/shared/articles?type=zzz&limit=100",
          "/topics/nobody/articles",
          "/categories/news/articles?limit=100&minQuality=99",
          "/categories/zzz/articles",
          "/articles?limit=100",
          "/articles?type=zzz&limit=100",
          "/articles?category=zzz&sort=heat&limit=100",
          "/articles?sort=heat&from=1999-01-01&to=1999-02-01&limit=100",
          "/articles?topics=-shared&limit=100",
          "/articles?limit=100&topics=" + String.join("%7C", TOPICS),
          "/articles?limit=100&type=zzz&topics=" + String.join("%7C", TOPICS),
          "/articles?limit=100&topics=" + String.join(",", TOPICS),
          "/articles?limit=100&topics=wide/*",
          "/articles?limit=100&topics=t1/*",
          "/articles?limit=100&type=zzz&topics=t1/*,-wide/*",
          "/articles?limit=100&topics=-wide/*,-shared",
          "/articles?limit=100&topics=t1/*,t2/*",
          "/topics/wide/articles?descendants=true&limit=100",
          "/topics/t1/articles?descendants=true&limit=100&sort=heat",
          "/topics/wide/feed.atom?descendants=true",
          "/topics/t1",
          "/topics/wide",
          "/article?key=_news/nobody.md",
          "/article?url=https://post.example/nobody",
          "/articles?from=2015-03-01&to=2015-04-01&limit=100",
          "/articles/_news/nobody.md",
          "/status",
          "/feed.atom?type=zzz&limit=100",
          "/feed.rss?topics=-shared&limit=100",
          "/feed.json?category=zzz&limit=100",
          "/topics/shared/feed.atom?type=zzz&limit=100",
          "/topics/nobody/feed.rss",
          "/articles?topics=n1,n2,n3,n4,n5,n6,n7,n8,n9,n10",
          "/topics/shared/feed.json?minHeat=1000&limit=100",
          "/",
          "/robots.txt",
          "/favicon.ico",
          "/openapi.yaml",
          "/openapi.json",
          "/api/topics/index.json",
          "/api/news/index.json",
          "/api/zzz/index.json",
          "/api/news/page/20/index.json",
          "/api/news/page/100/index.json",
          "/api/news/page/200/index.json",
          "/api/zzz/page/200/index.json",
          "/api/zzz/shared/index.json",
          "/api/news/shared/index.json",
          "/api/news/shared/page/200/index.json",
          "/api/zzz/shared/page/200/index.json",
          "/api/news/nobody/page/200/index.json",
          "/api/topics/",
          "/api/news/",
          "/api/zzz/page/200/",
          "/api/zzz/shared/",
          "/api/zzz/shared/page/200/",
          "/?article=_news/00001.md",
          "/sitemap.xml",
          "/sitemap.xml?part=2010-03",
          "/sitemap-news.xml",
          "/articles?total=true",
          "/articles?total=true&type=zzz",
          "/articles?total=true&facets=topics,type,months,category,provider&limit=100",
          "/articles?total=true&limit=100&topics=" + String.join("%7C", TOPICS),
          "/topics/shared/articles?total=true&facets=topics",
          "/topics/wide/articles?descendants=true&total=true",
          "/categories/news/articles?total=true",
          "/articles?include=content,contentHtml",
          "/articles?fields=title&limit=100",
          "/articles?q=title&limit=100",
          "/articles?q=title&type=zzz&limit=100",
          "/articles?q=ti*+news&topics=shared,-t1&minHeat=90&limit=100",
          "/articles?q=nobody",
          "/articles?author=nobody&limit=100",
          "/articles?sort=updated&limit=100",
          "/articles?sort=updated&updatedFrom=2024-01-01&minQuality=99",
          "/articles?sort=hot&type=zzz&limit=100",
          "/articles?keys=_news/00001.md,_news/00002.md,_news/nobody.md",
          "/categories",
          "/providers",
          "/authors",
          "/llms.txt",
          "/mcp",
          "/snapshot",
          "/changes",
          "/changes?limit=100",
          "/changes?limit=100&topics=nobody",
          "/topics",
          "/topics?tree=true");

  /// Held for everybody, as the list of topics is: what changed since the last segment, of which
  /// there is none here.
  @Test
  void theFirstSearchOfAnInstance_readsWhatChangedOnce() {
    var instance = site.function(Audience.PUBLIC);
    site.table.units = 0;
    ask(instance, "/articles?q=nobody");
    System.out.println("read units of a first search: " + site.table.units);
    assertThat(site.table.units).isBetween(ARTICLES * 0.05, ARTICLES * 0.3);

    site.table.units = 0;
    ask(instance, "/articles?q=nobody");
    assertThat(site.table.units).isZero();
  }

  private static void ask(QueryFunction instance, String target) {
    try {
      instance.handleRequest(
          new ByteArrayInputStream(QueryFixture.event("GET", target, Map.of())),
          OutputStream.nullOutputStream(),
          TimeLeft.unasked());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory, nothing fails", e);
    }
  }

  @Test
  void everyPublicRequest_whateverItAsksFor_costsTenPagesAtMost() {
    site.get("/articles?q=nobody"); // see above
    var costs = new TreeMap<String, Double>();
    for (var target : TARGETS) {
      site.table.units = 0;
      site.get(target);
      costs.put(target, site.table.units);
    }
    System.out.println("read units of a request: " + costs);

    assertThat(costs.values()).as("read units: %s", costs).allMatch(units -> units <= MOST);
    assertThat(costs.get("/api/zzz/shared/page/200/index.json"))
        .as("a request that would cost more, were it not for its bound")
        .isGreaterThan(ReadBudget.UNITS / 2);
  }

  @Test
  void targets_ofThisTest_askEveryRoute() {
    var table =
        new Routes(
                new IndexReader(site.table),
                Audience.PUBLIC,
                Clock.systemUTC(),
                Duration.ZERO,
                Site.of(new Environment(Map.of())),
                QueryFixture.ADDRESSES)
            .table();
    var asked = new TreeSet<String>();
    for (var target : TARGETS) {
      table.stream()
          .filter(route -> route.match(QueryFixture.path(target)) != null)
          .findFirst()
          .map(Route::pattern)
          .ifPresent(asked::add);
    }

    assertThat(asked).containsAll(table.stream().map(Route::pattern).toList());
  }

  /// What the budget cuts short is not lost: whoever follows the cursor comes to the end.
  @Test
  void aFilteredList_followedByItsCursors_findsWhatLiesBehindTheBound() {
    site.publish(Story.of("_news/first.md", "2001-01-01", "shared").type("rare"));
    var found = new ArrayList<String>();
    for (var next = "/articles?type=rare&limit=100"; !next.isEmpty(); ) {
      site.table.units = 0;
      var answer = site.get(next);
      assertThat(site.table.units).as(next).isPositive().isLessThanOrEqualTo(MOST);
      found.addAll(answer.paths());
      var link = answer.header("link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(found).containsExactly("_news/first.md");
    site.delete("_news/first.md");
  }

  /// A number that an answer promises must be one that is answered.
  @Test
  void numberedPages_followedByTheirNumbers_endWithinTheBoundAndPromiseNoPageBeyondIt() {
    var last = 0;
    for (var page = 1; page != 0; ) {
      site.table.units = 0;
      var answer = site.get("/api/news/page/" + page + "/index.json");
      assertThat(answer.status()).as("page %d", page).isEqualTo(200);
      assertThat(answer.paths()).hasSize(25);
      assertThat(site.table.units).as("page %d", page).isLessThanOrEqualTo(MOST);
      last = page;
      page = answer.body().endsWith("\"nextPage\":" + (page + 1) + "}") ? page + 1 : 0;
    }
    System.out.println("the last numbered page within the bound: " + last);
    assertThat(last).isBetween(20, 199);
    assertThat(site.get("/api/news/page/199/index.json").status()).isEqualTo(404);
  }
}
