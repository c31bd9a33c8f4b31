package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DeliveryTest {
  private static final int SIX_MEGABYTES = 6 * 1024 * 1024;

  private final QueryFixture site = new QueryFixture();

  @Test
  void answer_toAGetRequest_hasAnEntityTagAndMayBeCachedForAMinute() {
    site.publish(Story.of("a.md", "2024-01-01"));
    var answer = site.get("/articles");

    assertThat(answer.headers())
        .containsEntry("cache-control", "public, max-age=60")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
        .containsEntry("vary", "accept-encoding");
    assertThat(answer.header("etag")).matches("W/\"[A-Za-z0-9_-]{16}\"");
    assertThat(site.get("/articles").header("etag")).isEqualTo(answer.header("etag"));
    site.publish(Story.of("b.md", "2024-01-01"));
    assertThat(site.get("/articles").header("etag")).isNotEqualTo(answer.header("etag"));
  }

  /// A cache in front may show an answer as long as all of these together allow: an article that
  /// was withdrawn must be gone after a minute.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/articles",
        "/articles/a.md",
        "/topics",
        "/topics/ai",
        "/feed.atom",
        "/api/topics/index.json",
        "/articles/withdrawn.md",
        "/status",
        "/",
        "/openapi.yaml"
      })
  void caches_afterAWithdrawal_showTheArticleForOneMinuteInAll(String target) {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var header = site.get(target).header("cache-control");
    var seconds =
        Pattern.compile("(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)=(\\d+)")
            .matcher(header)
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .sum();

    assertThat(seconds).as(header).isPositive().isLessThanOrEqualTo(60);
  }

  @Test
  void request_withAKnownEntityTag_isAnsweredWithoutABody() {
    site.publish(Story.of("a.md", "2024-01-01"));
    var tag = site.get("/articles").header("etag");
    for (var header : new String[] {tag, "\"x\", " + tag, "*", tag.substring(2)}) {
      var answer = site.ask("GET", "/articles", Map.of("if-none-match", header));
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("etag")).isEqualTo(tag);
      assertThat(answer.headers())
          .containsEntry("content-type", "application/json")
          .containsKey("cache-control")
          .doesNotContainKeys("content-length", "content-encoding");
    }
    assertThat(site.ask("GET", "/articles", Map.of("if-none-match", "\"x\"")).status())
        .isEqualTo(200);
    assertThat(site.ask("GET", "/nowhere", Map.of("if-none-match", "*")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/feed.atom", "/feed.rss", "/feed.json", "/openapi.yaml", "/", "/topics"})
  void notModified_everyFormat_hasTheTypeOfTheWholeAnswer(String target) {
    site.publish(Story.of("a.md", "2024-01-01"));
    var whole = site.get(target);
    var unchanged = site.ask("GET", target, Map.of("if-none-match", whole.header("etag")));

    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("content-type")).isEqualTo(whole.header("content-type"));
  }

  /// The gateway counts the body that it is given, and drops it.
  @ParameterizedTest
  @CsvSource({
    "/articles, identity",
    "/articles, gzip",
    "/feed.atom, gzip",
    "/articles/no.md, gzip",
    "/articles?limit=0, identity"
  })
  void head_eventOfTheGateway_isAnsweredByTheBytesOfGet(String target, String encoding) {
    for (var i = 0; i < 30; i++) {
      site.publish(Story.of(i + ".md", "2024-01-01"));
    }
    var headers = Map.of("accept-encoding", encoding);

    assertThat(site.raw(QueryFixture.event("HEAD", target, headers), target))
        .isEqualTo(site.raw(QueryFixture.event("GET", target, headers), target));
  }

  @Test
  void headRequest_forAnyTarget_isAnsweredWithTheHeadersOfGetAndNoBody() {
    site.publish(Story.of("a.md", "2024-01-01"), Story.of("b.md", "2024-01-01"));
    var get = site.get("/articles?limit=1");
    var head = site.ask("HEAD", "/articles?limit=1", Map.of());

    assertThat(head).isEqualTo(new Answer(200, get.headers(), ""));
    var missing = site.ask("HEAD", "/articles/no.md", Map.of());
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip                  | true",
        "deflate, gzip;q=1.0   | true",
        "GZIP                  | true",
        "*                     | true",
        "gzip;q=0              | false",
        "br                    | false",
        "identity, gzip;q=0.5  | false",
        "''                    | false",
        "identity;q=0          | true",
        "gzip;q=0, *           | false",
        "*;q=0                 | false"
      })
  void gzip_forAnAcceptEncodingHeader_isSentOnlyIfItIsAskedFor(String header, boolean expected) {
    for (var i = 0; i < 30; i++) {
      site.publish(Story.of(i + ".md", "2024-01-01"));
    }
    var plain = site.get("/articles");
    var answer = site.ask("GET", "/articles", Map.of("accept-encoding", header));

    assertThat(answer.header("content-encoding").equals("gzip")).isEqualTo(expected);
    assertThat(answer.body()).isEqualTo(plain.body());
    assertThat(answer.header("etag")).isEqualTo(plain.header("etag"));
  }

  @Test
  void articleBody_ofTwoMegabytesOfAnyCharacters_isServed() {
    for (var character : new String[] {"x", "\\u0001", "\\\""}) {
      var body = character.repeat(1_900_000);
      site.publish(Story.of("a.md", "2024-01-01").with("\"content\":\"" + body + "\""));
      var raw = site.raw(QueryFixture.event("GET", "/articles/a.md", Map.of()), "/");

      assertThat(raw.length).isLessThanOrEqualTo(SIX_MEGABYTES);
      assertThat(Answer.of(raw).status()).isEqualTo(200);
      assertThat(Answer.of(raw).body()).endsWith(",\"content\":\"" + body + "\"}");
    }
  }

  @Test
  void largeArticle_requestedWithoutGzip_isRefusedAsRequiringCompression() {
    var escaped = "\\u0001".repeat(1_900_000);
    site.publish(Story.of("a.md", "2024-01-01").with("\"content\":\"" + escaped + "\""));
    var answer = site.ask("GET", "/articles/a.md", Map.of("accept-encoding", "gzip;q=0"));

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.body()).contains("\"code\":\"compression-required\"");
  }

  /// A page of whole articles can be: the gateway would answer for us, without a word.
  @Test
  void answer_tooLargeEvenCompressed_isAProblemThatSaysSo() {
    var random = new Random(1);
    var noise = new byte[250_000];
    for (var i = 0; i < 25; i++) {
      random.nextBytes(noise);
      var content = "\"content\":\"" + Base64.getEncoder().encodeToString(noise) + "\"";
      site.publish(
          Story.of("_news/%02d.md".formatted(i), "2024-01-01").category("news").with(content));
    }
    var raw = site.raw(QueryFixture.event("GET", "/api/news/index.json", Map.of()), "/");

    assertThat(raw.length).isLessThanOrEqualTo(SIX_MEGABYTES);
    assertThat(Answer.of(raw).status()).isEqualTo(500);
    assertThat(Answer.of(raw).body()).contains("\"code\":\"answer-too-large\"");
    // The alarm, and the way back of a deployment, go by the status that callers get.
    assertThat(site.log.toString(UTF_8)).contains("\"status\":500,").contains("\"Errors5xx\":1,");
  }

  @Test
  void robotsAndIcon_askedForByBrowsersAndCrawlers_areAnswered() {
    var robots = site.get("/robots.txt");
    assertThat(robots.status()).isEqualTo(200);
    assertThat(robots.header("content-type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(robots.body())
        .isEqualTo(
            """
            User-agent: *
            Disallow: /editor/

            Sitemap: https://wire.example/sitemap.xml
            Sitemap: https://wire.example/sitemap-news.xml
            """);
    var icon = site.get("/favicon.ico?v=1");
    assertThat(icon.status()).isEqualTo(200);
    assertThat(icon.header("content-type")).isEqualTo("image/svg+xml");
    assertThat(icon.body()).startsWith("<svg xmlns=").endsWith("</svg>\n");
    assertThat(site.get("/editor/robots.txt").status()).isEqualTo(404);
  }

  @Test
  void text_withSpecialCharacters_isServedUnchanged() {
    var text = "\u2028</script>]]>&\u202E\uD83D\uDE00";
    site.publish(
        Story.of("a.md", "2024-01-01", text.substring(1)).with("\"content\":\"" + text + "\""));
    assertThat(site.get("/articles/a.md").body()).endsWith("\"content\":\"" + text + "\"}");
  }
}
