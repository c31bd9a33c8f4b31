package topicwire.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// What the README and the documents show is what is answered.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "."));
  private static final Path SAMPLES =
      ROOT.resolve("functions/local/src/main/resources/topicwire/local/samples");

  /// `$ curl -s http://127.0.0.1:8080/path`, and below it the answer.
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```console\n\\$ curl -s '?http://127\\.0\\.0\\.1:8080([^'\n]*)'?\n(.*?)```",
          Pattern.DOTALL);

  /// `_news/a.md` in backticks, and below it a file.
  private static final Pattern FILE =
      Pattern.compile("`([^`\n]+)`:\n\n```markdown\n(.*?)```", Pattern.DOTALL);

  private static final Pattern AS_MARKDOWN =
      Pattern.compile(
          "\\$ curl -s -H 'Accept: text/markdown' http://127\\.0\\.0\\.1:8080(\\S+)\n(.*?)```",
          Pattern.DOTALL);

  /// ` --port N of the HTTP API`.
  private static final Pattern OPTION = Pattern.compile("(?m)^  --\\S.*$");

  /// Times of this run.
  private static final Pattern SINCE = Pattern.compile("\"since\":\"[^\"]*\"");

  private LocalStack stack;
  private Http http;

  record Example(String document, String reference, String answer) {
    @Override
    public String toString() {
      return reference + " in " + document;
    }
  }

  record Shown(String document, String key, String file) {
    @Override
    public String toString() {
      return key + " in " + document;
    }
  }

  static List<Example> examples() throws Exception {
    var examples = new ArrayList<Example>();
    for (var document : documents()) {
      EXAMPLE
          .matcher(Files.readString(document))
          .results()
          .map(found -> new Example(name(document), found.group(1), found.group(2)))
          .forEach(examples::add);
    }
    return examples;
  }

  static List<Shown> files() throws Exception {
    var files = new ArrayList<Shown>();
    for (var document : documents()) {
      FILE.matcher(Files.readString(document))
          .results()
          .map(found -> new Shown(name(document), found.group(1), found.group(2)))
          .forEach(files::add);
    }
    return files;
  }

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory());
    http = new Http(stack.http());
    // Again, as definitions may have come behind articles: their next look need not wait for the
    // sweep.
    for (var time = 0; time < 2; time++) {
      for (var sample : samples()) {
        stack.bucket().put(SAMPLES.relativize(sample).toString().replace('\\', '/'), sample);
      }
      assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
    }
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_request_hasTheAnswerShown(Example example) throws Exception {
    var answer = http.get(example.reference()).body();
    assertThat(Http.JSON.readTree(timeless(answer)))
        .isEqualTo(Http.JSON.readTree(timeless(example.answer())));
  }

  @Test
  void example_ofMarkdown_isTheAnswerToItsRequest() throws Exception {
    var found = AS_MARKDOWN.matcher(Files.readString(ROOT.resolve(".github/docs/api.md")));
    assertThat(found.find()).isTrue();
    assertThat(http.get(found.group(1), "text/markdown").body()).isEqualTo(found.group(2));
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_shown_isTheSampleThatTheAnswerStemsFrom(Shown shown) throws Exception {
    assertThat(shown.file()).isEqualTo(Files.readString(SAMPLES.resolve(shown.key())));
  }

  @Test
  void documents_fences_areAllExamples() throws Exception {
    var requests = 0;
    var markdown = 0;
    for (var document : documents()) {
      var text = Files.readString(document);
      requests += text.split("\\$ curl -s '?http://127", -1).length - 1;
      markdown += text.split("```markdown", -1).length - 1;
    }
    assertThat(examples()).hasSize(requests);
    assertThat(files()).hasSize(markdown);
  }

  @Test
  void readme_examples_areATopicAnArticleItsFileAndAnError() throws Exception {
    assertThat(examples())
        .filteredOn(example -> example.document().equals("README.md"))
        .extracting(Example::reference)
        .anyMatch(reference -> reference.startsWith("/topics/"))
        .contains("/articles?limit=500", "/article?key=" + readmeFile().key());
  }

  @Test
  void documents_examples_areAListAndRejections() throws Exception {
    assertThat(examples())
        .extracting(Example::reference)
        .anyMatch(reference -> reference.matches("/topics/[a-z-]+/articles\\?.*"))
        .contains("/editor/rejections");
  }

  @Test
  void options_shown_areThoseOfTheHelp() throws Exception {
    var shown = Files.readString(ROOT.resolve(".github/docs/operating.md"));
    assertThat(options(shown)).hasSizeGreaterThan(5).isEqualTo(options(help()));
  }

  private static Shown readmeFile() throws Exception {
    return files().stream()
        .filter(shown -> shown.document().equals("README.md"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> options(String text) {
    return OPTION.matcher(text).results().map(found -> found.group()).toList();
  }

  /// In a process of its own, as the command ends its process.
  private static String help() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "topicwire.local.console.Application",
                "--help")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var help = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return help;
  }

  private static List<Path> documents() throws Exception {
    try (var documents = Files.list(ROOT.resolve(".github/docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), documents.sorted()).toList();
    }
  }

  private static String name(Path document) {
    return ROOT.relativize(document).toString();
  }

  private static String timeless(String json) {
    return SINCE.matcher(json).replaceAll("\"since\":\"\"");
  }

  private static List<Path> samples() throws Exception {
    var samples = new ArrayList<Path>();
    try (var files = Files.walk(SAMPLES)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("list"))
          .forEach(samples::add);
    }
    return samples;
  }
}
