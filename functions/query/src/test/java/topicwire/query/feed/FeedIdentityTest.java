package topicwire.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.layout.SiteRow;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// Who a feed says that it is from, and at which address.
class FeedIdentityTest {
  private static final Map<String, String> SITE =
      Map.of(
          "SITE_TITLE", "Harbour Post",
          "SITE_URL", "https://news.example",
          "SITE_LANGUAGE", "en-GB",
          "SITE_ICON", "https://news.example/icon.png",
          "SITE_AUTHOR", "The editors",
          "SITE_ID", "harbour-post");

  private final QueryFixture site = new QueryFixture(SITE);

  @Test
  void site_inTheVariables_isInEveryFormat() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));

    assertThat(site.get("/feed.atom").body())
        .contains(
            " xml:lang=\"en-GB\"",
            "<title>Harbour Post</title>",
            "<author><name>The editors</name>",
            "<icon>https://news.example/icon.png</icon>",
            "rel=\"self\" type=\"application/atom+xml\" href=\"https://news.example/feed.atom\"",
            "rel=\"alternate\" type=\"text/html\" href=\"https://news.example/\"",
            "href=\"https://news.example/?article=a.md\"")
        .doesNotContain("wire.example");
    assertThat(site.get("/feed.rss").body())
        .contains(
            "<title>Harbour Post</title>\n<link>https://news.example/</link>",
            "<language>en-GB</language>",
            """
            <image><url>https://news.example/icon.png</url>
            <title>Harbour Post</title>
            <link>https://news.example/</link>
            </image>
            """)
        .doesNotContain("wire.example");
    assertThat(site.get("/feed.json").body())
        .contains(
            "\"title\":\"Harbour Post\"",
            "\"favicon\":\"https://news.example/icon.png\",\"language\":\"en-GB\"",
            "\"authors\":[{\"name\":\"The editors\"}]")
        .doesNotContain("wire.example");
  }

  /// Where the settings say nothing, the variables count.
  @Test
  void site_inTheSettings_winsOverTheVariables() {
    site.settingsSay(
            new SiteRow("Valley Post", "https://valley.example/news/", "nn", null, null, "tag:v"))
        .publish(Story.of("a.md", "2024-01-01", "AI"));

    assertThat(site.get("/feed.atom").body())
        .contains(
            " xml:lang=\"nn\"",
            "<title>Valley Post</title>",
            "<author><name>The editors</name>",
            "<icon>https://news.example/icon.png</icon>",
            "href=\"https://valley.example/feed.atom\"")
        .doesNotContain("Harbour Post");
    assertThat(site.get("/").body()).contains("<title>All stories · Valley Post</title>");
    assertThat(site.get("/?article=a.md").body())
        .contains("<meta property=\"og:site_name\" content=\"Valley Post\">");
    assertThat(site.get("/sitemap.xml").body()).contains("https://valley.example/sitemap.xml?");
    assertThat(site.get("/robots.txt").body()).contains("https://valley.example/sitemap.xml");
  }

  @Test
  void site_inTheSettings_isReadOnceAMinuteAndForNoList() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    site.get("/articles");
    assertThat(site.table.requests).hasSize(1);
    site.get("/feed.atom");
    assertThat(site.table.requests).hasSize(3);
    site.get("/feed.atom");
    assertThat(site.table.requests).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"/feed.atom", "/feed.rss", "/feed.json", "/topics/ai/feed.atom", "/robots.txt"})
  void host_thatIsForged_isNotEchoed(String target) {
    site.publish(Story.of("a.md", "2024-01-01", "AI"), Story.of("b.md", "2024-01-01", "AI"));
    var answer = site.ask("GET", target, Map.of("host", "evil.example"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body() + answer.headers()).doesNotContain("evil.example");
  }

  @Test
  void ids_ofTwoSitesWithTheSameFiles_differAndSurviveAnotherHost() {
    var moved =
        new QueryFixture(Map.of("SITE_ID", "harbour-post", "SITE_URL", "https://new.example"));
    var other = new QueryFixture(Map.of("SITE_ID", "valley-post"));
    var ids =
        List.of(site, moved, other).stream()
            .map(each -> each.publish(Story.of("a.md", "2024-01-01", "AI")))
            .map(each -> ids(each.get("/feed.atom").body()))
            .toList();

    assertThat(ids.getFirst()).hasSize(2).isEqualTo(ids.get(1));
    assertThat(ids.getLast()).hasSize(2).doesNotContainAnyElementsOf(ids.getFirst());
  }

  private static List<String> ids(String feed) {
    return Pattern.compile("<id>([^<]*)").matcher(feed).results().map(id -> id.group(1)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "/feed.atom => Harbour Post => /",
        "/topics/AI%20Hardware/feed.atom => AI Hardware · Harbour Post => /?topics=ai-hardware",
        "/topics/ai-hardware/feed.atom?type=video&limit=5 => AI Hardware, type video · Harbour Post"
            + " => /?topics=ai-hardware&type=video",
        "/feed.atom?topics=ai,-Crypto => ai and not Crypto · Harbour Post => /?topics=ai%2C-Crypto",
        "/feed.atom?topics=ai,b%7Cc => ai and b, or c · Harbour Post => /?topics=ai%2Cb%7Cc",
        "/feed.atom?topics=ai%7Cb => ai or b · Harbour Post => /?topics=ai%7Cb",
        "/feed.atom?sort=heat&minHeat=3 => All articles, heat 3 or more, hottest first · Harbour"
            + " Post => /?minHeat=3&sort=heat",
        "/feed.atom?from=2024-01-01&to=2024-02-01&category=news&provider=a.example => All articles,"
            + " category news, from a.example, since 2024-01-01, before 2024-02-01 · Harbour Post"
            + " => /?category=news&from=2024-01-01&provider=a.example&to=2024-02-01"
      })
  void list_ofAnyQuery_isSaidInWordsAndHasItsPage(String target, String title, String page) {
    site.publish(Story.of("a.md", "2024-01-01", "AI Hardware").type("video"));
    site.defineAlone("ai", "{}").defineAlone("b", "{}");
    var feed = site.get(target).body();

    assertThat(feed)
        .contains("<title>" + title + "</title>")
        .contains(
            "rel=\"alternate\" type=\"text/html\" href=\"https://news.example%s\""
                .formatted(page.replace("&", "&amp;")));
  }

  @ParameterizedTest
  @CsvSource({
    "/feed.atom?utm_source=x&limit=5",
    "/feed.atom/",
    "/topics/AI%20Hardware/feed.atom?limit=5&type=video",
    "/feed.atom?topics=ai%2C-crypto"
  })
  void self_isTheAddressThatWasAskedFor(String target) {
    site.publish(Story.of("a.md", "2024-01-01", "AI Hardware").type("video"));
    site.defineAlone("ai", "{}");

    assertThat(site.get(target).body())
        .contains(
            "rel=\"self\" type=\"application/atom+xml\" href=\"https://news.example%s\""
                .formatted(target.replace("&", "&amp;")));
  }
}
