package topicwire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.taxonomy.Claims;
import topicwire.runtime.Environment;

/// An API that lies below a path of its host, and one that only some may read.
class AccessTest {
  private static final Map<String, String> ADDRESS = Map.of("SITE_URL", "https://wire.example");
  private static final Claims OTHER_NAME =
      new Claims(
          "Sea Power",
          new TreeSet<>(List.of("tides")),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>());
  private static final Map<String, String> PLAIN = Map.of("accept-encoding", "identity");

  private static final Map<String, String> MCP =
      Map.of("content-type", "application/json", "accept", "application/json, text/event-stream");
  private static final String CALL =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_articles",\
      "arguments":{"topics":"tides","limit":1}}}\
      """;

  private final QueryFixture below = site(Map.of("BASE_PATH", "news"));

  private static QueryFixture site(Map<String, String> more) {
    var variables = new HashMap<>(ADDRESS);
    variables.putAll(more);
    return new QueryFixture(variables)
        .publish(
            Story.of("_news/a.md", "2025-12-01", "Sea Power"),
            Story.of("_news/b.md", "2025-12-02", "Sea Power"))
        .define("sea-power", "{}", OTHER_NAME, false);
  }

  /// Without the contract, whose paths are those behind the base path.
  private Answer get(String target) {
    return Answer.of(below.raw(QueryFixture.event("GET", target, PLAIN), "/"));
  }

  /// What an answer has of the API's own addresses: absolute ones, references, and those of a
  /// description.
  private static String below(String body) {
    return body.replace("https://wire.example", "https://wire.example/news")
        .replace("\"next\":\"/", "\"next\":\"/news/")
        .replace("href=\"/", "href=\"/news/")
        .replace("Disallow: /", "Disallow: /news/")
        .replace("\n  - url: /\n", "\n  - url: /news\n")
        .replace("\"servers\":[{\"url\":\"/\"}]", "\"servers\":[{\"url\":\"/news\"}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?article=_news/a.md",
        "/?article=none.md",
        "/article?key=_news/a.md",
        "/articles?limit=1",
        "/articles?topics=sea-power&limit=1",
        "/changes?limit=1",
        "/feed.atom?limit=1",
        "/feed.json?limit=1",
        "/feed.rss?limit=1",
        "/llms.txt",
        "/openapi.json",
        "/openapi.yaml",
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap.xml?part=pages",
        "/topics?limit=1",
        "/topics/sea-power",
        "/topics/sea-power/articles?limit=1",
        "/topics/sea-power/feed.atom?limit=1",
      })
  void answer_belowAPath_namesEveryAddressWithIt(String target) {
    var plain = site(Map.of()).ask("GET", target, PLAIN);
    var answer = get("/news" + target);

    assertThat(answer.status()).isEqualTo(plain.status());
    assertThat(answer.body()).isEqualTo(below(plain.body()));
    assertThat(answer.header("link")).isEqualTo(plain.header("link").replace("</", "</news/"));
  }

  @Test
  void snapshot_belowAPath_leadsOnThere() {
    var last =
        new Snapshot("b", "snapshots/x", Instant.parse("2026-01-02T00:00:00Z"), 1, 1, "", "AQ");
    below.snapshot(last);

    assertThat(get("/news/snapshot").body()).contains("\"next\":\"/news/changes?since=AQ\"");
  }

  /// A gateway's own address has no base path.
  @Test
  void request_thatLacksThePath_isTheSame() {
    assertThat(get("/articles?limit=1").body())
        .isEqualTo(get("/news/articles?limit=1").body())
        .contains("\"next\":\"/news/articles?");
    assertThat(get("/news").body()).isEqualTo(get("/").body());
    assertThat(get("/newsroom").status()).isEqualTo(404);
  }

  @Test
  void nextPage_belowAPath_isFoundByItsReference() {
    var first = get("/news/articles?limit=1");
    var second = get(first.next());

    assertThat(first.paths()).containsExactly("_news/b.md");
    assertThat(second.paths()).containsExactly("_news/a.md");
  }

  @Test
  void otherNameOfATopic_belowAPath_leadsToThatPath() {
    var moved = get("/news/topics/tides/articles?limit=1");

    assertThat(moved.status()).isEqualTo(308);
    assertThat(moved.header("location")).isEqualTo("/news/topics/sea-power/articles?limit=1");
    var called = below.post("/mcp", MCP, CALL);
    assertThat(called.body()).contains("_news/b.md");
  }

  @Test
  void answer_forEverybody_isKeptByCachesThatManyShare() {
    var all = site(Map.of());
    for (var target : List.of("/articles", "/none")) {
      assertThat(all.get(target).header("cache-control")).isEqualTo("public, max-age=60");
    }
  }

  /// A shared cache would hand it to whoever asks next, without a token.
  @Test
  void answer_forSome_isKeptByTheirOwnCachesAlone() {
    var some = site(Map.of("READERS", "authorized"));
    for (var target : List.of("/articles", "/none")) {
      assertThat(some.get(target).header("cache-control")).isEqualTo("private, max-age=60");
    }
  }

  @Test
  void variables_thatAreNotUnderstood_areRefused() {
    assertThatThrownBy(() -> Access.of(new Environment(Map.of("BASE_PATH", "/news"))))
        .hasMessage(
            "expected the variable BASE_PATH to be a path without a slash at either end, news,"
                + " found /news");
    assertThatThrownBy(() -> Access.of(new Environment(Map.of("READERS", "some"))))
        .hasMessage("expected the variable READERS to be everybody or authorized, found some");
  }
}
