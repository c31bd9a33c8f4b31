package topicwire.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// The page of one article, as it is delivered.
class ArticleViewTest {
  private static final String HOSTILE = "</script><script>alert(1)</script><b>\\\"&amp;'";

  private final QueryFixture site =
      new QueryFixture(Map.of("SITE_TITLE", "Harbour Post", "SITE_LANGUAGE", "en-GB"));

  private Document page(String target) {
    var answer = site.get(target);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    return Jsoup.parse(answer.body(), "https://wire.example" + target);
  }

  @Test
  void article_withoutWebUrl_isReadHere() {
    site.publish(
        Story.of("_news/a b.md", "2024-03-02T07:30:00Z", "Tidal Power", "C++")
            .domain("a.example")
            .with(
                """
                "excerpt":"It&#8217;s <b>short</b>","author":"Ines","locale":"de",\
                "images":[{"url":"https://a.example/x.png"}],\
                "content":"A *tide*.\\n\\n<script>x()</script>"\
                """));
    var page = page("/?article=_news%2Fa%20b.md&utm_source=x");

    var own = "https://wire.example/?article=_news/a%20b.md";
    assertThat(page.title()).isEqualTo("Title of _news/a b.md · Harbour Post");
    assertThat(page.select("html").attr("lang")).isEqualTo("de");
    assertThat(page.select("meta[name=description]").attr("content")).isEqualTo("It’s short");
    assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(own);
    assertThat(property(page, "og:type")).isEqualTo("article");
    assertThat(property(page, "og:title")).isEqualTo("Title of _news/a b.md");
    assertThat(property(page, "og:description")).isEqualTo("It’s short");
    assertThat(property(page, "og:url")).isEqualTo(own);
    assertThat(property(page, "og:site_name")).isEqualTo("Harbour Post");
    assertThat(property(page, "og:image")).isEqualTo("https://a.example/x.png");
    assertThat(property(page, "article:published_time")).isEqualTo("2024-03-02T07:30:00Z");
    assertThat(page.select("h1").text()).isEqualTo("Title of _news/a b.md");
    assertThat(page.select(".meta").text()).isEqualTo("Ines · 2 March 2024");
    assertThat(page.select(".body").html()).contains("<p>A <em>tide</em>.</p>");
    assertThat(page.select(".topics a").eachAttr("href"))
        .containsExactly("/?topics=tidal-power", "/?topics=cplusplus");
    assertThat(page.select("script:not([type=application/ld+json])")).isEmpty();
    assertThat(page.html()).doesNotContain("x()");
  }

  /// As on one's own machine, whose samples are of hosts that do not exist.
  @Test
  void article_ofAHostThatExistsNowhere_hasNoDeadLinkAndADrawnPicture() {
    var local = new QueryFixture(Map.of("SITE_URL", "http://127.0.0.1:8080"));
    local.publish(
        Story.of("a.md", "2024-03-02", "AI")
            .webUrl("https://post.example/x")
            .domain("post.example")
            .with("\"images\":[{\"url\":\"https://post.example/images/x.png\"}]"));
    var page = Jsoup.parse(local.get("/?article=a.md").body());

    assertThat(page.select(".source").text()).isEqualTo("Published at The post.example");
    assertThat(page.select(".source a")).isEmpty();
    assertThat(page.select("img").attr("src")).isEqualTo("/media/images/x.png");
    assertThat(page.select("a[href*=.example]")).isEmpty();
  }

  @Test
  void linkedData_ofAnArticle_saysWhatItIs() {
    site.publish(
        Story.of("a.md", "2024-03-02T07:30:00Z", "AI")
            .webUrl("https://a.example/x")
            .domain("a.example")
            .with("\"excerpt\":\"" + HOSTILE + "\""));
    var page = page("/?article=a.md");
    var data = new JsonMapper().readTree(page.select("script").get(0).data());

    assertThat(data.path("@type").asString()).isEqualTo("Article");
    assertThat(data.path("headline").asString()).isEqualTo("Title of a.md");
    assertThat(data.path("mainEntityOfPage").asString()).isEqualTo("https://a.example/x");
    assertThat(data.path("datePublished").asString()).isEqualTo("2024-03-02T07:30:00Z");
    assertThat(data.path("author").path(0).toString())
        .isEqualTo("{\"@type\":\"Organization\",\"name\":\"The a.example\"}");
    assertThat(data.path("publisher").path("name").asString()).isEqualTo("Harbour Post");
    assertThat(data.path("keywords").toString()).isEqualTo("[\"AI\"]");
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select(".source a").attr("href")).isEqualTo("https://a.example/x");
  }

  @Test
  void text_thatIsHostile_isTextEverywhere() {
    site.publish(
        Story.of("a.md", "2024-03-02", HOSTILE.replace("\\", ""))
            .type(HOSTILE.replace("\\", ""))
            .domain("<b>.example")
            .webUrl("https://a.example/\"><script>alert(1)</script>")
            .with(
                "\"excerpt\":\"x %1$s\",\"author\":\"%1$s\",\"updatedDateTime\":\"%1$s\",\"content\":\"%1$s\",\"images\":[{\"url\":\"/%1$s\"}]"
                    .formatted(HOSTILE)));
    var page = page("/?article=a.md");

    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("head b, h1 b, .meta b, .topics b")).isEmpty();
    assertThat(page.select(".meta").text()).contains("<script>");
  }

  @Test
  void policy_ofThePage_allowsNoScript() {
    site.publish(Story.of("a.md", "2024-03-02"));
    var answer = site.get("/?article=a.md");
    var style = Jsoup.parse(answer.body()).select("style").get(0).data();

    assertThat(answer.header("content-security-policy"))
        .isEqualTo(
            "default-src 'none'; style-src "
                + Resources.hash(style)
                + "; img-src https: http: data:; connect-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
    assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.md", "draft.md", "_data/topics/x.yaml", "%F0", "x%00y", "<script>"})
  void article_thatIsNotPublished_isAPageThatSaysSo(String key) {
    site.publish(Story.of("a.md", "2024-03-02")).draft(Story.of("draft.md", "2024-03-02"));
    var answer = site.get("/?article=" + key);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .contains("This article is not published", "noindex")
        .doesNotContain(key);
  }

  @Test
  void address_withoutAKey_isTheReaderPage() {
    assertThat(site.get("/?article=").body()).isEqualTo(site.get("/").body());
    assertThat(site.get("/").body()).contains("<title>All stories · Harbour Post</title>");
    assertThat(site.get("/?article=a&article=b").status()).isEqualTo(400);
  }

  private static String property(Document page, String name) {
    return page.select("meta[property=" + name + "]").attr("content");
  }
}
