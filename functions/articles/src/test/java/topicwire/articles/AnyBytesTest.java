package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.articles.spec.SpecTest;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// Any bytes are an article, a draft, a definition or a rejection; never an exception.
@Tag("slow")
class AnyBytesTest {
  private static final int ROUNDS = Integer.getInteger("topicwire.rounds", 100);
  private static final Path SPEC =
      Path.of(System.getProperty("topicwire.root"), "functions/articles/src/test/resources/spec");

  /// What YAML, Markdown and HTML give a meaning to.
  private static final List<String> PARTS =
      List.of(
          "---\n",
          "+++\n",
          "---json\n",
          " = ",
          "[a]\n",
          "[[a]]\n",
          "\"\"\"",
          "'''",
          "draft = true\n",
          "secured = \"CANARY\"\n",
          "\"secured\": \"CANARY\",",
          "Title: z\n",
          "<!-- c -->\n",
          "2024-02-30",
          "\u00A0",
          "\n",
          "\r",
          "\t",
          " ",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "|\n",
          ">\n",
          "#",
          "&a ",
          "*a",
          "!",
          "%YAML 1.2\n",
          "?",
          ",",
          "...\n",
          "\\",
          "~",
          "<<: ",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "\0",
          "\u001b",
          "\\x",
          "\\uD800",
          "\\UFFFFFFFF",
          "published: false\n",
          "secured: CANARY\n",
          "title: y\n",
          "topics:\n",
          "<script>",
          "```\n",
          "![",
          "%",
          "@",
          "`");

  @Test
  void parse_everyMutantOfEveryExample_givesAValidInterpretation() throws IOException {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var parser = new ArticleParser();
    for (var key : SpecTest.keys().toList()) {
      var bytes = Files.readAllBytes(SPEC.resolve(key));
      for (var round = 0; round < ROUNDS; round++) {
        var mutant = mutate(bytes, random);
        try {
          check(key, parser.parse(key, mutant));
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(
              "seed %d, %s, round %d: %s".formatted(seed, key, round, new String(mutant, UTF_8)),
              e);
        }
      }
    }
  }

  @Test
  void parse_randomBytes_areRejectedOrIgnored() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(new ArticleParser().parse("_news/x.md", bytes))
          .as("seed %d", seed)
          .isInstanceOfAny(Interpretation.Rejected.class, Interpretation.Ignored.class);
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    var mutant = bytes;
    for (var count = 1 + random.nextInt(3); count > 0; count--) {
      var at = random.nextInt(mutant.length + 1);
      var to = Math.min(mutant.length, at + random.nextInt(12));
      var out = new ByteArrayOutputStream();
      out.write(mutant, 0, at);
      switch (random.nextInt(4)) {
        case 0 -> out.writeBytes(PARTS.get(random.nextInt(PARTS.size())).getBytes(UTF_8));
        case 1 -> out.write(random.nextInt(256));
        case 2 -> out.write(mutant, at, to - at);
        default -> at = to;
      }
      out.write(mutant, at, mutant.length - at);
      mutant = out.toByteArray();
    }
    return mutant;
  }

  private static void check(String key, Interpretation interpretation) {
    switch (interpretation) {
      case Interpretation.Published(var article, var warnings, var _) ->
          check(key, article, warnings);
      case Interpretation.Draft(var article, var warnings, var _) -> check(key, article, warnings);
      case Interpretation.Scheduled _, Interpretation.Expired _ ->
          throw new AssertionError("a parser knows no time");
      case Interpretation.Defined(var definition, var warnings) -> {
        assertThat(JsonTree.object(definition.json())).containsKey("name");
        check(warnings);
      }
      case Interpretation.Queried(var query, var warnings) -> {
        assertThat(query.key()).isEqualTo(key);
        assertThat(query.target()).startsWith("https://");
        check(warnings);
      }
      case Interpretation.Rejected(var flaws) -> {
        assertThat(flaws).isNotEmpty();
        check(flaws);
      }
      case Interpretation.Configured(var content, var warnings, var _) -> {
        assertThat(key).isEqualTo("_topicwire.yaml");
        assertThat(content).isNotEmpty();
        check(warnings);
      }
      case Interpretation.Ignored(var reason) -> check(List.of(reason));
      case Interpretation.Deleted _ -> throw new AssertionError("an object is no deletion");
    }
  }

  private static void check(String key, Article article, List<Flaw> warnings) {
    var item = JsonTree.object(article.item());
    var detail = JsonTree.object(article.detail());
    assertThat(item).containsEntry("path", key).containsKeys("title", "heat");
    assertThat(detail).containsAllEntriesOf(item).containsKey("content");
    for (var json : List.of(article.item(), article.detail())) {
      assertThat(new String(json.getBytes(UTF_8), UTF_8)).isEqualTo(json);
    }
    detail.remove("content");
    assertThat(JsonTree.texts(detail)).doesNotContain("secured");
    assertThat(article.publishedAt()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(article.topics())
        .hasSizeLessThanOrEqualTo(Article.MAX_TOPICS)
        .doesNotHaveDuplicates();
    check(warnings);
  }

  private static void check(List<Flaw> flaws) {
    assertThat(flaws)
        .allSatisfy(flaw -> {
          assertThat(flaw.code()).matches("[a-z]+(-[a-z]+)*");
          assertThat(flaw.line()).isNotNegative();
          assertThat(flaw.message()).isNotBlank().doesNotContain("\n").hasSizeLessThan(400);
        });
  }
}
