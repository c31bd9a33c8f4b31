package topicwire.query.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Flaw;
import topicwire.index.read.IndexReader;
import topicwire.index.snapshot.Snapshot;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.Story;
import topicwire.query.routing.Audience;
import topicwire.query.routing.OpenApiDocument;
import topicwire.query.routing.Routes;
import topicwire.query.site.Site;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Problem;

/// The description is true: [QueryFixture] holds every request and answer of all tests against it.
class ContractTest {
  private final QueryFixture site = new QueryFixture();
  private final ContractDocument document =
      new ContractDocument(new String(OpenApiDocument.reply("").body(), UTF_8));
  private final Contract contract = new Contract(document);

  @Test
  void apiDescription_inYaml_isServedUnchanged() {
    var answer = site.get("/openapi.yaml");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/yaml");
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=60");
    assertThat(answer.body()).startsWith("openapi: 3.1.0\n");
    var again = site.ask("GET", "/openapi.yaml", Map.of("if-none-match", answer.header("etag")));
    assertThat(again.status()).isEqualTo(304);
  }

  /// Written anew by `-Dopenapi.write=true`.
  @Test
  void apiDescription_inJson_equalsTheYaml() throws IOException {
    var json = document.at("").toString() + "\n";
    if (Boolean.getBoolean("openapi.write")) {
      var file = "src/main/resources/topicwire/query/routing/openapi.json";
      Files.writeString(Path.of(file), json);
      return;
    }
    var answer = site.get("/openapi.json");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body())
        .as("write it with -Dopenapi.write=true in functions/query")
        .isEqualTo(json);
  }

  @Test
  void describedPathsAndMethods_ofAllAudiences_areThoseOfTheRouteTables() {
    var routes = new HashMap<String, Set<String>>();
    for (var audience : Audience.values()) {
      new Routes(
              new IndexReader(site.table),
              audience,
              Clock.systemUTC(),
              Duration.ZERO,
              Site.of(new Environment(Map.of())),
              QueryFixture.ADDRESSES)
          .table()
          .forEach(
              route -> routes.put(route.pattern().replace("+}", "}"), Set.copyOf(route.methods())));
    }
    assertThat(contract.operations()).isEqualTo(routes);
  }

  @Test
  void problemCodes_inTheApiDescription_areExactlyTheExistingOnes() {
    var codes = document.at("/components/schemas/Problem/properties/code/enum");
    assertThat(codes.valueStream().map(code -> code.asString("")))
        .containsExactlyElementsOf(
            Arrays.stream(Problem.Kind.values()).map(Problem.Kind::code).toList());
  }

  @Test
  void everyPath_ofTheApiDescription_answersAsDescribed() {
    var story =
        Story.of("_news/a.md", "2024-01-01", "AI").category("news").with("\"content\":\"x\"");
    site.publish(story)
        .draft(Story.of("_news/b.md", "2024-01-02", "AI").category("news"))
        .define("ai", "{\"name\":\"AI\",\"keywords\":[\"x\"]}")
        .reject("c.md", new Flaw("title-missing", 1, "title", "Expected a title."))
        .snapshot(new Snapshot("wire", "snapshots/x", Clock.systemUTC().instant(), 1, 9, "a", "b"));
    for (var path : contract.operations().keySet()) {
      var target =
          path.replace("{topic}", "ai")
                  .replace("{category}", "news")
                  .replace("{key}", "_news/a.md")
                  .replace("{page}", "1")
              + (path.endsWith("/article") ? "?key=_news/a.md" : "");
      var expected =
          switch (path) {
            case "/editor/validate", "/mcp" -> 405;
            case "/snapshot" -> 302;
            default -> 200;
          };
      assertThat(site.get(target).status()).as(target).isEqualTo(expected);
      assertThat(site.ask("HEAD", target, Map.of()).status()).as(target).isEqualTo(expected);
    }
    assertThat(site.get("/editor/articles?explain=true&topics=ai").body()).contains("\"explain\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/status | {\"published\":1} | true",
        "/status | {} | false",
        "/status | {\"published\":-1} | false",
        "/status | {\"published\":\"1\"} | false",
        "/status | {\"published\":1,\"drafts\":1} | false",
        "/status | [] | false",
        "/status | { | false",
        "/articles | {\"value\":[{\"path\":\"a.md\",\"title\":\"A\",\"price\":\"5\"}]} | true",
        "/articles?fields=path | {\"value\":[{\"path\":\"a.md\"}]} | true",
        "/articles | {\"value\":[{\"title\":\"A\"}]} | false",
        "/articles | {\"value\":[{\"path\":\"a.md\",\"title\":null}]} | false",
        "/articles | {\"value\":[{\"path\":\"a.md\",\"title\":\"A\",\"secured\":\"x\"}]} | false",
        "/articles | {\"value\":[],\"next\":null} | false",
        "/articles | {\"value\":[],\"more\":true} | false",
        "/article?key=a.md | {\"path\":\"a.md\",\"title\":\"A\",\"related\":[1]} | false",
        "/article?key=a.md | {\"title\":\"A\",\"related\":[]} | false",
        "/api/news/index.json | {\"page\":1,\"value\":[],\"nextPage\":null} | true",
        "/api/news/index.json | {\"page\":1,\"value\":[],\"nextPage\":2} | true",
        "/api/news/index.json | {\"page\":1,\"value\":[],\"nextPage\":\"2\"} | false",
        "/api/news/index.json | {\"page\":1,\"value\":[],\"nextPage\":1} | false",
        "/status?limit=1 | {\"published\":1} | false",
        "/articles?limit=101 | {\"value\":[]} | false",
        "/articles?sort=size | {\"value\":[]} | false",
        "/article?related=none | {\"path\":\"a.md\",\"title\":\"A\"} | false"
      })
  void contractCheck_ofRightAndWrongBodiesAndQueries_findsTheWrongOnes(
      String target, String body, boolean right) {
    assertThat(contract.flaws("GET", target, answer(200, "application/json", body)).isEmpty())
        .isEqualTo(right);
  }

  @Test
  void contractCheck_ofAWrongStatusTypeOrHeader_findsIt() {
    var body = "{\"published\":1}";
    assertThat(contract.flaws("GET", "/status", answer(201, "application/json", body)))
        .containsExactly("the status is not described");
    assertThat(contract.flaws("GET", "/status", answer(200, "text/plain", body)))
        .containsExactly("the content type \"text/plain\" is not described");
    assertThat(contract.flaws("HEAD", "/status", answer(200, "application/json", body)))
        .containsExactly("a body is not described");
    assertThat(contract.flaws("GET", "/nowhere", answer(200, "application/json", body)))
        .containsExactly("expected 404 for what is not described", "expected problem details");
    var bare = new Answer(200, Map.of("content-type", "application/json"), body);
    assertThat(contract.flaws("GET", "/status", bare))
        .containsExactly(
            "the header etag is missing",
            "the header cache-control is missing",
            "the header vary is missing");
    var problem = answer(503, "application/problem+json", "{\"code\":\"other\"}");
    assertThat(contract.flaws("GET", "/status", problem))
        .contains("the header retry-after is missing")
        .anyMatch(flaw -> flaw.contains("/code"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT"})
  void validateRoute_requestedWithAnotherMethodThanPost_isNotAllowed(String method) {
    var answer = site.ask(method, "/editor/validate", Map.of());
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("POST");
    assertThat(method.equals("HEAD") || answer.body().contains("Send the file to be looked at"))
        .isTrue();
    assertThat(site.get("/validate").status()).isEqualTo(404);
  }

  private static Answer answer(int status, String type, String body) {
    return new Answer(
        status,
        Map.of(
            "content-type", type,
            "etag", "W/\"1\"",
            "vary", "accept-encoding",
            "cache-control", "private, no-store"),
        body);
  }
}
