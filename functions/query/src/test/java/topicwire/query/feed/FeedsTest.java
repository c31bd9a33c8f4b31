package topicwire.query.feed;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// What feeds say; that they obey their formats is the matter of [FeedRulesTest].
class FeedsTest {
  private final QueryFixture site = new QueryFixture();

  private void publishTwo() {
    site.publish(
        Story.of("b.md", "", "AI Hardware"),
        Story.of("_news/a.md", "2023-10-17T00:31:00Z", "AI Hardware", "AI")
            .domain("a.example")
            .webUrl("https://a.example/ä b"));
  }

  @Test
  void atomFeed_ofATopic_holdsTopicLinksAndArticles() {
    publishTwo();
    assertThat(
            site.get("/topics/AI%20Hardware/feed.atom?limit=1")
                .body()
                .replaceAll("cursor=[^\"]+", "…"))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us"><id>urn:uuid:0bda79f2-06ee-58c1-991e-c901cf7a7692</id>
            <title>AI Hardware · Topicwire</title>
            <subtitle>Articles of Topicwire: AI Hardware</subtitle>
            <updated>2023-10-17T00:31:00Z</updated>
            <author><name>Topicwire</name>
            </author>
            <icon>https://wire.example/favicon.ico</icon>
            <link rel="self" type="application/atom+xml" href="https://wire.example/topics/AI%20Hardware/feed.atom?limit=1"/>
            <link rel="alternate" type="text/html" href="https://wire.example/?topics=ai-hardware"/>
            <link rel="next" type="application/atom+xml" href="https://wire.example/topics/AI%20Hardware/feed.atom?limit=1&amp;…"/>
            <entry><id>urn:uuid:f1cbacb4-3827-5a8f-a271-c26303f60dc1</id>
            <title>Title of _news/a.md</title>
            <updated>2023-10-17T00:31:00Z</updated>
            <published>2023-10-17T00:31:00Z</published>
            <author><name>The a.example</name>
            </author>
            <link rel="alternate" type="text/html" href="https://a.example/%C3%A4%20b"/>
            <category term="AI Hardware"/>
            <category term="AI"/>
            </entry>
            </feed>
            """);
  }

  @Test
  void rssFeed_ofATopic_holdsTopicLinksAndArticles() {
    publishTwo();
    assertThat(site.get("/topics/ai-hardware/feed.rss").body())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>AI Hardware · Topicwire</title>
            <link>https://wire.example/?topics=ai-hardware</link>
            <description>Articles of Topicwire: AI Hardware</description>
            <language>en-us</language>
            <lastBuildDate>Tue, 17 Oct 2023 00:31:00 GMT</lastBuildDate>
            <atom:link rel="self" type="application/rss+xml" href="https://wire.example/topics/ai-hardware/feed.rss"/>
            <item><title>Title of _news/a.md</title>
            <link>https://a.example/%C3%A4%20b</link>
            <guid isPermaLink="false">urn:uuid:f1cbacb4-3827-5a8f-a271-c26303f60dc1</guid>
            <pubDate>Tue, 17 Oct 2023 00:31:00 GMT</pubDate>
            <dc:creator>The a.example</dc:creator>
            <category>AI Hardware</category>
            <category>AI</category>
            </item>
            <item><title>Title of b.md</title>
            <link>https://wire.example/?article=b.md</link>
            <guid isPermaLink="false">urn:uuid:bf61ae26-aa1b-5c92-afd1-617a79d3f6ec</guid>
            <category>AI Hardware</category>
            </item>
            </channel>
            </rss>
            """);
  }

  @Test
  void jsonFeed_ofATopic_holdsTopicLinksAndArticles() {
    publishTwo();
    assertThat(site.get("/topics/ai-hardware/feed.json").body())
        .isEqualTo(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"AI Hardware · Topicwire",\
            "description":"Articles of Topicwire: AI Hardware",\
            "home_page_url":"https://wire.example/?topics=ai-hardware",\
            "feed_url":"https://wire.example/topics/ai-hardware/feed.json",\
            "favicon":"https://wire.example/favicon.ico","language":"en-us",\
            "authors":[{"name":"Topicwire"}],"items":[\
            {"id":"urn:uuid:f1cbacb4-3827-5a8f-a271-c26303f60dc1",\
            "url":"https://a.example/%C3%A4%20b","title":"Title of _news/a.md",\
            "content_text":"Title of _news/a.md","date_published":"2023-10-17T00:31:00Z",\
            "authors":[{"name":"The a.example"}],"tags":["AI Hardware","AI"]},\
            {"id":"urn:uuid:bf61ae26-aa1b-5c92-afd1-617a79d3f6ec",\
            "url":"https://wire.example/?article=b.md","title":"Title of b.md",\
            "content_text":"Title of b.md","tags":["AI Hardware"]}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "json"})
  void feed_ofEveryKindOfList_keepsItsOrderAndTakesOneTableRequest(String ending) {
    site.publish(
        Story.of("1.md", "2024-01-01", "AI").type("video").heat(5),
        Story.of("2.md", "2024-01-02", "AI", "Crypto").heat(7),
        Story.of("3.md", "2024-01-03", "Quantum"));
    var keys = List.of("1.md", "2.md", "3.md");
    site.get("/robots.txt"); // who publishes is read once a minute
    site.table.requests.clear();
    for (var query :
        List.of(
            "",
            "topics=ai,-crypto",
            "topics=ai",
            "type=video",
            "from=2024-01-02",
            "sort=heat",
            "sort=heat&minHeat=6")) {
      var feed = site.get("/feed." + ending + "?" + query);
      assertThat(site.table.beyondDefinitions()).as(query).hasSize(1);
      var expected = site.get("/articles?" + query).paths();
      assertThat(titles(feed, keys)).as(query).isEqualTo(expected);
      site.table.requests.clear();
    }
    site.get("/topics/ai/feed." + ending);
    assertThat(site.table.requests).containsExactly("walk TOPIC#ai");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "json"})
  void feedPages_followedByTheirNextLinks_leadThroughEveryArticle(String ending) {
    var all = new ArrayList<String>();
    for (var i = 9; i >= 0; i--) {
      site.publish(Story.of("%02d.md".formatted(i), "2024-01-01", "AI"));
      all.add("%02d.md".formatted(i));
    }
    var found = new ArrayList<String>();
    for (var next = "/topics/ai/feed." + ending + "?limit=3"; !next.isEmpty(); ) {
      var page = site.get(next);
      found.addAll(titles(page, all));
      var link = page.header("link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
      if (!next.isEmpty()) {
        assertThat(page.body().replace("&amp;", "&"))
            .contains("\"https://wire.example" + next + "\"");
      }
    }
    assertThat(found).isEqualTo(all);
  }

  @Test
  void feedId_onEveryPageAndTopicSpelling_isTheSame() {
    publishTwo();
    var first = site.get("/topics/AI%20Hardware/feed.atom?limit=1");
    var next = first.header("link").substring(1, first.header("link").indexOf('>'));
    var id = "<id>urn:uuid:0bda79f2-06ee-58c1-991e-c901cf7a7692</id>\n<title>";
    for (var body :
        List.of(
            first.body(),
            site.get(next).body(),
            site.get("/topics/ai-hardware/feed.atom").body())) {
      assertThat(body).contains(id);
    }
    assertThat(site.get(next).body())
        .contains(
            "<link rel=\"first\" type=\"application/atom+xml\""
                + " href=\"https://wire.example/topics/AI%20Hardware/feed.atom?limit=1\"/>");
    assertThat(site.get("/feed.atom").body()).doesNotContain(id);
  }

  @ParameterizedTest
  @CsvSource({
    "atom, application/atom+xml",
    "rss, application/rss+xml",
    "json, application/feed+json"
  })
  void feed_ofEachFormat_isDeliveredLikeEveryOtherAnswer(String ending, String type) {
    for (var i = 0; i < 30; i++) {
      site.publish(Story.of(i + ".md", "2024-01-01", "AI"));
    }
    for (var path : List.of("/feed." + ending, "/topics/ai/feed." + ending)) {
      var get = site.get(path);
      assertThat(get.header("content-type")).isEqualTo(type);
      assertThat(get.header("cache-control")).startsWith("public, max-age=60");
      assertThat(site.ask("HEAD", path, Map.of())).isEqualTo(new Answer(200, get.headers(), ""));
      var gzip = site.ask("GET", path, Map.of("accept-encoding", "gzip"));
      assertThat(gzip.header("content-encoding")).isEqualTo("gzip");
      assertThat(gzip.body()).isEqualTo(get.body());
      var known = site.ask("GET", path, Map.of("if-none-match", get.header("etag")));
      assertThat(known.status()).isEqualTo(304);
      assertThat(known.body()).isEmpty();
      site.publish(Story.of("0.md", "2024-01-02", "AI"));
      var changed = site.ask("GET", path, Map.of("if-none-match", get.header("etag")));
      assertThat(changed.status()).isEqualTo(200);
      site.publish(Story.of("0.md", "2024-01-01", "AI"));
      assertThat(site.get(path).header("etag")).isEqualTo(get.header("etag"));
    }
  }

  @Test
  void feed_withParametersThatItsListRefuses_isRefused() {
    for (var target : List.of("/feed.atom?limit=0", "/feed.rss?cursor=x", "/feed.atom?topics=")) {
      var answer = site.get(target);
      assertThat(answer.status()).as(target).isEqualTo(400);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
    assertThat(site.get("/feed.xml").status()).isEqualTo(404);
    assertThat(site.get("/editor/feed.atom").status()).isEqualTo(404);
  }

  @Test
  void feedEntry_ofAnUpdatedArticle_keepsItsIdAndGivesTheUpdateTime() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var before = site.get("/feed.atom").body();
    var story = Story.of("a.md", "2024-01-01", "AI").article();
    var item =
        story.item().replace("\"heat\"", "\"updatedDateTime\":\"2024-02-01T01:00+01:00\",\"heat\"");
    site.put(
        "a.md",
        new Interpretation.Published(
            new Article(
                story.key(),
                story.publishedAt(),
                story.topics(),
                null,
                null,
                null,
                null,
                0,
                "https://elsewhere.example/",
                item,
                item),
            List.of()));

    assertThat(site.get("/feed.atom").body())
        .isEqualTo(
            before.replace(
                "<updated>2024-01-01T00:00:00Z</updated>",
                "<updated>2024-02-01T00:00:00Z</updated>"));
  }

  @Test
  void updated_withoutTheFilesWord_isWhenACorrectionOrAnUndatedFileWasUploaded() {
    upload("undated.md", "", "2024-03-01T08:00:00Z");
    upload("first.md", "2024-01-01", "2024-03-01T08:00:00Z");
    upload("corrected.md", "2024-01-01", "2024-03-01T08:00:00Z");
    upload("corrected.md", "2024-01-01", "2024-03-02T08:00:00Z");
    upload("ahead.md", "2024-05-01", "2024-03-01T08:00:00Z");
    upload("ahead.md", "2024-05-01", "2024-03-03T08:00:00Z");

    var atom = site.get("/feed.atom").body();
    assertThat(updated("undated.md", atom)).isEqualTo("2024-03-01T08:00:00Z");
    assertThat(updated("first.md", atom)).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(updated("corrected.md", atom)).isEqualTo("2024-03-02T08:00:00Z");
    assertThat(updated("ahead.md", atom)).isEqualTo("2024-05-01T00:00:00Z");
    assertThat(site.get("/feed.json").body())
        .containsOnlyOnce("\"date_modified\":\"2024-03-01T08:00:00Z\"")
        .containsOnlyOnce("\"date_modified\":\"2024-03-02T08:00:00Z\"")
        .doesNotContain("\"date_modified\":\"2024-03-03", "1970");
    assertThat(site.get("/?article=corrected.md").body())
        .contains("\"dateModified\":\"2024-03-02T08:00:00Z\"");
  }

  private void upload(String key, String date, String uploaded) {
    site.put(
        key,
        new Interpretation.Published(Story.of(key, date, "AI").article(), List.of()),
        Instant.parse(uploaded));
  }

  private static String updated(String key, String atom) {
    var entry = atom.substring(atom.indexOf("<title>Title of " + key));
    return entry.replaceFirst("(?s).*?<updated>(.*?)</updated>.*", "$1");
  }

  private static List<String> titles(Answer feed, List<String> keys) {
    return keys.stream()
        .filter(key -> feed.body().contains("Title of " + key))
        .sorted(comparingInt(key -> feed.body().indexOf("Title of " + key)))
        .toList();
  }
}
