package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private final QueryFixture site = new QueryFixture();

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/topics//articles", "/topics/a/b", "/Articles", ""})
  void path_thatIsUnknown_isNotFound(String path) {
    var answer = site.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=60");
    assertThat(answer.body())
        .startsWith(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"code\":\"route-unknown\",\"detail\":\"Expected one of the paths /topics, ");
  }

  @Test
  void paths_slashAtTheEnd_areAnsweredLikeWithout() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"), Story.of("b.md", "2024-01-02", "AI"));
    for (var path :
        List.of(
            "/topics",
            "/topics/ai",
            "/topics/ai/articles",
            "/articles",
            "/articles/a.md",
            "/feed.atom",
            "/topics/ai/feed.json",
            "/status",
            "/openapi.yaml",
            "/api/topics/index.json",
            "/editor/articles",
            "/editor/topics/ai")) {
      var query = path.endsWith("articles") ? "?limit=1" : "";
      assertThat(withoutSelf(site.get(path + "/" + query)))
          .as(path)
          .isEqualTo(withoutSelf(site.get(path + query)));
    }
  }

  /// The gateway sends the path without a slash to another function.
  @Test
  void validate_slashAtTheEnd_isNotFoundWithAdvice() {
    var event = QueryFixture.event("POST", "/editor/validate/", Map.of());
    var answer = Answer.of(site.raw(event, "/editor"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("Leave the slash at its end out.");
  }

  @Test
  void cacheControl_errors_onlyNotFoundIsHeldAndOnlyInPublic() {
    for (var path : List.of("/articles/no.md", "/topics/no", "/api/no/index.json")) {
      assertThat(site.get(path).status()).isEqualTo(404);
      assertThat(site.get(path).header("cache-control")).isEqualTo("public, max-age=60");
    }
    assertThat(site.get("/editor/topics/no").header("cache-control"))
        .isEqualTo("private, no-store");
    assertThat(site.get("/articles?limit=0").header("cache-control")).isEqualTo("no-store");
    assertThat(site.ask("POST", "/articles", Map.of()).header("cache-control"))
        .isEqualTo("no-store");
  }

  @Test
  void editorPaths_requestedFromThePublicFunction_areNotFound() throws Exception {
    for (var path : List.of("/editor/articles", "/editor/rejections", "/editor/status")) {
      var answer = Answer.of(site.raw(QueryFixture.event("GET", path, Map.of()), "/"));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("\"code\":\"route-unknown\"");
    }
    assertThat(site.get("/rejections").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "get"})
  void method_otherThanGetOrHead_isNotAllowed(String method) {
    var answer = site.ask(method, "/articles", Map.of());
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
    assertThat(answer.body()).contains("\"code\":\"method-not-allowed\"");
    assertThat(site.ask(method, "/nowhere", Map.of()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "101", "1e9", "abc", "", "1000000000000", "+5", "５"})
  void limit_outsideItsRangeOrNotANumber_isRefused(String limit) {
    for (var path : List.of("/articles", "/topics/x/articles", "/editor/rejections")) {
      var answer = site.get(path + "?limit=" + limit);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .contains("\"code\":\"parameter-invalid\",\"parameter\":\"limit\"")
          .contains("Expected a whole number from 1 to 100, found ")
          .contains(limit.equals("101") ? "Ask for fewer and follow next." : "Correct it.");
    }
  }

  @Test
  void parameters_unknownRepeatedOrUndecodable_areRefused() {
    assertThat(site.get("/articles?limt=5").body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,"code":"parameter-unknown",\
            "parameter":"limt","detail":"Expected one of author, category, cursor, facets, fields, from,\
             include, keys, limit, minHeat, minQuality, provider, q, sort, to, topics, total, type,\
             updatedFrom, found \\"limt\\". Correct its name or\
             remove it."}\
            """);
    assertThat(site.get("/status?x").body())
        .contains("Expected no parameter here, found \\\"x\\\". Remove it.");
    assertThat(site.get("/articles?state=draft").status()).isEqualTo(400);
    assertThat(site.get("/articles?limit=1&limit=1").body())
        .contains("\"code\":\"parameter-repeated\",\"parameter\":\"limit\"");
    assertThat(site.get("/articles?limit=%zz").body()).contains("\"code\":\"parameter-invalid\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feed.atom",
        "/feed.rss",
        "/topics/ai/feed.json",
        "/api/topics/index.json",
        "/api/news/index.json",
        "/api/news/page/1/index.json",
        "/api/news/ai/index.json"
      })
  void feedsAndStaticPages_unknownParameters_areIgnored(String path) {
    site.publish(Story.of("_news/a.md", "2024-01-01", "AI").category("news"));
    var answer = site.get(path);

    assertThat(answer.status()).isEqualTo(200);
    var others = site.get(path + "?_=17&utm_source=x&utm_source=y&%zz=%zz&limt");
    assertThat(withoutSelf(others)).isEqualTo(withoutSelf(answer));
  }

  @Test
  void feeds_knownParameters_areStillHeldToTheirRules() {
    assertThat(site.get("/feed.atom?limit=x&_=1").status()).isEqualTo(400);
    assertThat(site.get("/feed.atom?limit=1&limit=2").status()).isEqualTo(400);
  }

  @Test
  void cursor_damagedOrOfAnotherList_isRefused() {
    site.publish(Story.of("a.md", "2024-01-01", "AI", "B"), Story.of("b.md", "2024-01-02", "AI"));
    var next = site.get("/topics/ai/articles?limit=1").next();
    var cursor = next.substring(next.indexOf("cursor=") + 7);
    assertThat(site.get(next).status()).isEqualTo(200);
    for (var bad :
        List.of(
            "",
            "x",
            "%00",
            "!!!",
            cursor.substring(0, cursor.length() / 2),
            cursor.substring(1),
            "A" + cursor.substring(1),
            "Mg" + cursor.substring(2),
            "x".repeat(10_000),
            forged("1" + "00000000" + "2024-01-01T00:00:00Z#a.md"),
            forged("2" + "00000000" + "2024-01-01T00:00:00Z#a.md"))) {
      refused(site.get("/topics/ai/articles?limit=1&cursor=" + bad));
    }
    refused(site.get("/topics/b/articles?limit=1&cursor=" + cursor));
    refused(site.get("/articles?limit=1&cursor=" + cursor));
    assertThat(site.get("/topics/ai/articles?limit=2&cursor=" + cursor).paths())
        .containsExactly("a.md");
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"cursor-invalid\",\"parameter\":\"cursor\"");
  }

  private static String forged(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void path_withHalfACharacter_isAnsweredWithoutAnError() {
    for (var path : List.of("/\\ud800", "/topics/\\ud800/articles", "/topics/\\udc00x")) {
      var event =
          "{\"rawPath\":\"%s\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}".formatted(path);
      assertThat(Answer.of(site.raw(event.getBytes(UTF_8), "/")).status()).isIn(200, 404);
    }
  }

  @Test
  void event_thatIsNotOfTheGateway_failsAsADefectOfTheDeployment() {
    assertThatThrownBy(() -> site.raw("[]".getBytes(UTF_8), "/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an event of an HTTP API, a JSON object, found START_ARRAY");
    assertThat(Answer.of(site.raw("{\"rawPath\":[1]}".getBytes(UTF_8), "/")).status())
        .isEqualTo(404);
  }

  /// A feed says the address that was asked for.
  private static Answer withoutSelf(Answer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.remove("etag");
    return new Answer(
        answer.status(),
        headers,
        answer.body().replaceFirst("rel=\"self\"[^>]*|\"feed_url\":\"[^\"]*\"", ""));
  }
}
