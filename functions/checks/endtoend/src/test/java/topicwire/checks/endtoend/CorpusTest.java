package topicwire.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import topicwire.index.Slug;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.testing.Depth;

/// A real site of 1,398 files and what its own static API answers for them. Runs where the corpus
/// lies beside the project.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class CorpusTest {
  private static final Path SHARED =
      Path.of(System.getProperty("topicwire.root", "."), "..", "shared");
  private static final Path SITE = SHARED.resolve("corpus/powerapps");
  private static final Path EXPECTED = SITE.resolve("expected/api/news");

  /// Every field that a list's item and the static API have in common.
  private static final List<String> FIELDS =
      List.of(
          "path",
          "title",
          "excerpt",
          "webUrl",
          "originalUrl",
          "heat",
          "type",
          "publishedDateTime",
          "updatedDateTime",
          "topics",
          "provider",
          "images");

  private @Nullable LocalStack stack;
  private Http http;

  @BeforeAll
  void importNews() throws Exception {
    assumeTrue(Files.isDirectory(SITE), "no corpus beside the project");
    stack = LocalStack.start(StackOptions.inMemory());
    http = new Http(stack.http());
    upload("_news");
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void news_pageByPage_equalThoseOfTheStaticApi() throws Exception {
    assertThat(http.json("/status").path("published").asInt(-1)).isEqualTo(428);
    assertThat(http.json("/editor/status").path("drafts").asInt()).isEqualTo(246);
    assertPages("/articles?limit=25", EXPECTED);
  }

  @Test
  @Order(2)
  void topicPages_ofTheCorpus_equalThoseOfTheStaticApi() throws Exception {
    for (var topic :
        List.of("ai-builder", "canvas-apps", "common-data-service", "teams-integration")) {
      assertPages("/topics/" + topic + "/articles?limit=25", EXPECTED.resolve(topic));
    }
  }

  /// Every list against a look at every article, page by page, in pages of random lengths.
  @Test
  @Order(3)
  void randomExpressions_overAllArticles_selectTheSameAsCheckingEachArticle() throws Exception {
    var all = walked("/articles?limit=100", _ -> 100);
    var seed = Long.getLong("topicwire.seed", System.nanoTime());
    var expressions = Depth.of(40, 300);
    System.out.printf(
        "corpus: %d random expressions over %d articles, seed %d%n", expressions, all.size(), seed);
    var random = new Random(seed);
    var slugs = all.stream().flatMap(item -> slugs(item).stream()).distinct().sorted().toList();
    for (var i = 0; i < expressions; i++) {
      var groups = new ArrayList<List<String>>();
      for (var group = 0; group <= random.nextInt(3); group++) {
        var terms = new ArrayList<String>();
        for (var term = 0; term <= random.nextInt(3); term++) {
          var slug = slugs.get(random.nextInt(slugs.size()));
          terms.add(random.nextInt(3) == 0 ? "-" + slug : slug);
        }
        groups.add(terms);
      }
      var expression =
          groups.stream().map(terms -> String.join(",", terms)).collect(Collectors.joining("%7C"));
      var wanted =
          all.stream()
              .filter(item -> groups.stream().anyMatch(terms -> all(terms, slugs(item))))
              .map(item -> item.path("path").asString())
              .toList();
      var found = walked("/articles?topics=" + expression, _ -> 1 + random.nextInt(60));
      assertThat(found.stream().map(item -> item.path("path").asString()))
          .as("%s, seed %d", expression, seed)
          .containsExactlyElementsOf(wanted);
    }
  }

  private static boolean all(List<String> terms, List<String> slugs) {
    return terms.stream()
        .allMatch(term ->
            term.startsWith("-") ? !slugs.contains(term.substring(1)) : slugs.contains(term));
  }

  private static List<String> slugs(JsonNode item) {
    var slugs = new ArrayList<String>();
    item.path("topics").forEach(topic -> slugs.add(Slug.of(topic.asString())));
    return slugs;
  }

  /// The items of all pages of a list, each page of another limit.
  private List<JsonNode> walked(String list, IntUnaryOperator limit) throws Exception {
    var items = new ArrayList<JsonNode>();
    @Nullable String next = list;
    for (var page = 0; next != null; page++) {
      var bare = next.replaceAll("[&?]limit=\\d+", "");
      var path = bare.contains("?") ? bare : bare.replaceFirst("&", "?");
      var asked = path + (path.contains("?") ? "&" : "?") + "limit=" + limit.applyAsInt(page);
      var found = http.json(asked);
      found.path("value").forEach(items::add);
      next = found.has("next") ? found.path("next").asString().replace("|", "%7C") : null;
    }
    return items;
  }

  @Test
  @Order(3)
  void staticPages_ofTheCorpus_equalThoseOfTheStaticApiInFull() throws Exception {
    try (var files = Files.walk(EXPECTED)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var wanted = Http.JSON.readTree(Files.readString(file));
        var found = http.json("/api/news/" + EXPECTED.relativize(file));
        assertThat(texts(found.path("value")))
            .as(file.toString())
            .containsExactlyInAnyOrderElementsOf(texts(wanted.path("value")));
        for (var i = 0; i < wanted.path("value").size(); i++) {
          assertThat(found.path("value").path(i).path("publishedDateTime"))
              .isEqualTo(wanted.path("value").path(i).path("publishedDateTime"));
        }
        assertThat(found.propertyNames()).containsExactly("page", "value", "nextPage");
        assertThat(found.path("page")).isEqualTo(wanted.path("page"));
        assertThat(found.path("nextPage")).isEqualTo(wanted.path("nextPage"));
      }
    }
  }

  @Test
  @Order(3)
  void seedArticle_untilItsFlagIsTrue_isADraft() throws Exception {
    var file = SHARED.resolve("seed");
    assumeTrue(Files.isDirectory(file), "no seed beside the project");
    try (var files = Files.list(file)) {
      var seed = files.findFirst().orElseThrow();
      var key = "_news/" + seed.getFileName();
      var text = Files.readString(seed);
      put(key, text);
      for (var topic : List.of("ai-hardware", "ai", "microsoft-ai", "aws-ai")) {
        assertThat(paths("/editor/topics/" + topic + "/articles?state=draft")).contains(key);
        assertThat(paths("/topics/" + topic + "/articles")).doesNotContain(key);
      }
      put(key, text.replace("published: false", "published: true"));
      for (var topic : List.of("ai-hardware", "ai", "microsoft-ai", "aws-ai")) {
        assertThat(paths("/topics/" + topic + "/articles")).contains(key);
      }
      assertThat(http.get("/article?key=" + key).body()).doesNotContain("R401BrHQ");
      stack().bucket().delete(key);
      settle();
    }
  }

  @Test
  @Order(4)
  void wholeSite_whenUploaded_isAcceptedAndTopicsShowItsDefinitions() throws Exception {
    assumeTrue(Depth.of(false, true), "970 more files are for -Dtopicwire.depth=full");
    for (var folder :
        List.of("_communities", "_data", "_learning", "_newsletters", "_people", "_samples")) {
      upload(folder);
    }
    assertThat(http.get("/editor/rejections").body()).isEqualTo("{\"value\":[]}");
    var status = http.json("/editor/status");
    assertThat(status.path("published").asInt() + status.path("drafts").asInt()).isEqualTo(1_391);
    assertThat(stack().dead()).isZero();
    var defined = new ArrayList<String>();
    http.json("/topics")
        .path("value")
        .forEach(topic -> {
          if (topic.has("keywords")) {
            defined.add(topic.path("slug").asString());
          }
        });
    assertThat(defined)
        .containsExactlyInAnyOrder(
            "power-apps",
            "canvas-apps",
            "model-driven-apps",
            "common-data-service",
            "ai-builder",
            "portals",
            "teams-integration");
  }

  /// Follows next through a list and compares each page; two items of one second may change places.
  private void assertPages(String first, Path expected) throws Exception {
    @Nullable String next = first;
    var page = 0;
    while (next != null) {
      page++;
      var wanted =
          Http.JSON.readTree(Files.readString(expected.resolve("page/" + page + "/index.json")));
      var found = http.json(next);
      assertThat(found.path("value").size()).as(next).isEqualTo(wanted.path("value").size());
      for (var i = 0; i < found.path("value").size(); i++) {
        var item = found.path("value").path(i);
        var same = same(item, wanted.path("value"));
        assertThat(item.path("publishedDateTime"))
            .isEqualTo(wanted.path("value").path(i).path("publishedDateTime"));
        for (var field : FIELDS) {
          assertThat(plain(item.path(field)))
              .as(item.path("path").asString() + " " + field)
              .isEqualTo(plain(same.path(field)));
        }
      }
      assertThat(found.has("next")).isEqualTo(!wanted.path("nextPage").isNull());
      next = found.has("next") ? found.path("next").asString() : null;
    }
  }

  /// Each item as text, so that the order of its properties counts.
  private static List<String> texts(JsonNode items) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.toString()));
    return texts;
  }

  private static JsonNode same(JsonNode item, JsonNode all) {
    for (var candidate : all) {
      if (candidate.path("path").equals(item.path("path"))) {
        return candidate;
      }
    }
    throw new AssertionError("not on the static page: " + item.path("path"));
  }

  /// Without what the static API fills in: nulls, and `isCached` where the file has none.
  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      var fields = new TreeMap<String, Object>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        var filled =
            field.getValue().isNull()
                || (field.getKey().equals("isCached") && !field.getValue().asBoolean());
        if (!filled) {
          fields.put(field.getKey(), plain(field.getValue()));
        }
      }
      return fields;
    }
    if (node.isArray()) {
      var items = new ArrayList<Object>();
      node.forEach(item -> items.add(plain(item)));
      return items;
    }
    return node.isNull() || node.isMissingNode() ? "" : node.toString();
  }

  private List<String> paths(String reference) throws Exception {
    var paths = new ArrayList<String>();
    http.json(reference).path("value").forEach(item -> paths.add(item.path("path").asString()));
    return paths;
  }

  private void upload(String folder) throws IOException, InterruptedException {
    try (var files = Files.walk(SITE.resolve(folder))) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> stack().bucket().put(SITE.relativize(file).toString(), file));
    }
    settle();
  }

  private void put(String key, String text) throws InterruptedException {
    stack().bucket().put(key, text.getBytes(UTF_8));
    settle();
  }

  private void settle() throws InterruptedException {
    assertThat(stack().awaitEmptyQueues(Duration.ofMinutes(3))).isTrue();
  }

  private LocalStack stack() {
    if (stack == null) {
      throw new IllegalStateException("expected the stack to be started before a test");
    }
    return stack;
  }
}
