package topicwire.query.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class SitemapsTest {
  private final QueryFixture site =
      new QueryFixture(
          Map.of(
              "SITE_TITLE", "Harbour Post", "SITE_URL", "https://post.example", "LOCALE", "en-gb"));

  private static List<String> locations(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("text/xml");
    return Pattern.compile("<loc>([^<]*)</loc>")
        .matcher(answer.body())
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .toList();
  }

  @Test
  void index_ofASite_namesThePartsThatHavePages() {
    site.publish(
        Story.of("a.md", "2026-01-02T00:00:00Z", "AI"),
        Story.of("b.md", "2026-01-01T00:00:00Z", "AI"),
        Story.of("c.md", "2024-12-31T23:59:59Z"),
        Story.of("d.md", "0900-05-01T00:00:00Z"),
        Story.of("e.md", ""));

    assertThat(locations(site.get("/sitemap.xml")))
        .containsExactly(
            "https://post.example/sitemap.xml?part=pages",
            "https://post.example/sitemap.xml?part=2026-01",
            "https://post.example/sitemap.xml?part=2024-12",
            "https://post.example/sitemap.xml?part=0900-05",
            "https://post.example/sitemap.xml?part=undated");
  }

  @Test
  void parts_ofTheIndex_nameEveryPageOfTheSiteAndNoOther() {
    site.publish(
            Story.of("_news/a b.md", "2026-01-02T00:00:00Z", "AI", "C#"),
            Story.of("b.md", "2026-01-01T00:00:00Z").webUrl("https://POST.example/b"),
            Story.of("c.md", "2026-01-01T00:00:00Z").webUrl("https://other.example/c"),
            Story.of("e.md", ""))
        .draft(Story.of("draft.md", "2026-01-03T00:00:00Z", "Secret"))
        .define("empty", "{\"name\":\"Empty\"}");
    var all =
        locations(site.get("/sitemap.xml")).stream()
            .map(part -> part.replace("https://post.example", ""))
            .flatMap(part -> locations(site.get(part)).stream())
            .toList();

    assertThat(all)
        .containsExactly(
            "https://post.example/",
            "https://post.example/?topics=ai",
            "https://post.example/?topics=csharp",
            "https://post.example/?from=2026-01-01&to=2026-02-01",
            "https://post.example/?article=_news/a%20b.md",
            "https://POST.example/b",
            "https://post.example/",
            "https://post.example/?article=e.md");
    assertThat(site.get("/sitemap.xml?part=2026-01").body())
        .contains("a%20b.md</loc>\n<lastmod>2026-01-02T00:00:00Z</lastmod>");
  }

  @Test
  void news_ofTwoDays_hasTheirTitlesAndDates() {
    // The clock of the tests stands at 2026-01-02T03:04:05Z.
    site.publish(
        Story.of("new.md", "2026-01-02T03:04:05Z"),
        Story.of("edge.md", "2025-12-31T03:04:05Z"),
        Story.of("old.md", "2025-12-31T03:04:04Z"),
        Story.of("future.md", "2026-01-02T03:04:06Z"),
        Story.of("other.md", "2026-01-02T00:00:00Z").webUrl("https://other.example/"));

    assertThat(site.get("/sitemap-news.xml").body())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://post.example/?article=new.md</loc>
            <news:news><news:publication><news:name>Harbour Post</news:name>
            <news:language>en</news:language>
            </news:publication>
            <news:publication_date>2026-01-02T03:04:05Z</news:publication_date>
            <news:title>Title of new.md</news:title>
            </news:news>
            </url>
            <url><loc>https://post.example/?article=edge.md</loc>
            <news:news><news:publication><news:name>Harbour Post</news:name>
            <news:language>en</news:language>
            </news:publication>
            <news:publication_date>2025-12-31T03:04:05Z</news:publication_date>
            <news:title>Title of edge.md</news:title>
            </news:news>
            </url>
            </urlset>
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02", "2026-13", "x", "", "undated", "2026-01-02", "0000-00"})
  void part_thatTheIndexDoesNotName_isUnknown(String part) {
    site.publish(Story.of("a.md", "2026-01-02T00:00:00Z"));

    assertThat(site.get("/sitemap.xml?part=" + part).status()).isEqualTo(404);
  }

  /// What an unbounded history would cost.
  @Test
  void history_ofThreeHundredMonths_isReadToItsBound() {
    for (var month = 0; month < 300; month++) {
      site.publish(
          Story.of(
              month + ".md",
              "%04d-%02d-01T00:00:00Z".formatted(1990 + month / 12, month % 12 + 1)));
    }

    assertThat(locations(site.get("/sitemap.xml"))).hasSize(241);
    assertThat(site.table.requests)
        .as("and who publishes, once a minute")
        .hasSize(242)
        .containsOnlyOnce("get STATUS");
  }
}
