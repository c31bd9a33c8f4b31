package topicwire.local.system;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/** What the README shows is what is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "."));
  private static final Path SAMPLES =
      ROOT.resolve("functions/local/src/main/resources/topicwire/local/samples");

  /** {@code $ curl -s http://127.0.0.1:8080/path}, and below it the answer. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```console\n\\$ curl -s '?http://127\\.0\\.0\\.1:8080([^'\n]*)'?\n(.*?)```",
          Pattern.DOTALL);

  /** Times of this run. */
  private static final Pattern SINCE = Pattern.compile("\"since\":\"[^\"]*\"");

  private LocalStack stack;
  private Http http;

  record Example(String reference, String answer) {
    @Override
    public String toString() {
      return reference;
    }
  }

  static Stream<Example> examples() throws Exception {
    return EXAMPLE
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(found -> new Example(found.group(1), found.group(2)));
  }

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory());
    http = new Http(stack.http());
    for (var sample : samples()) {
      stack.bucket().put(SAMPLES.relativize(sample).toString().replace('\\', '/'), sample);
    }
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theAnswerIsTheOneShown(Example example) throws Exception {
    var answer = http.get(example.reference()).body();
    assertThat(Http.JSON.readTree(timeless(answer)))
        .isEqualTo(Http.JSON.readTree(timeless(example.answer())));
  }

  @Test
  void thereAreExamplesOfListsArticlesRejectionsAndErrors() throws Exception {
    assertThat(examples().map(Example::reference))
        .anyMatch(reference -> reference.startsWith("/topics/"))
        .anyMatch(reference -> reference.startsWith("/article?"))
        .contains("/editor/rejections", "/articles?limit=500");
  }

  @Test
  void theFileShownIsTheSampleThatTheAnswerStemsFrom() throws Exception {
    var readme = Files.readString(ROOT.resolve("README.md"));
    var key = "_news/2026-03-02-tidal-farm-feeds-the-harbour.md";
    assertThat(readme).contains("```markdown\n" + Files.readString(SAMPLES.resolve(key)) + "```");
  }

  @Test
  void theOptionsShownAreThoseOfTheHelp() throws Exception {
    var readme = Files.readString(ROOT.resolve("README.md"));
    for (var option :
        List.of(
            "--port N",
            "--s3-port N",
            "--sqs-port N",
            "--data DIR",
            "--memory",
            "--watch DIR",
            "--import DIR",
            "--no-samples",
            "--no-events",
            "--once",
            "--validate PATH")) {
      assertThat(readme).contains("  " + option);
    }
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
