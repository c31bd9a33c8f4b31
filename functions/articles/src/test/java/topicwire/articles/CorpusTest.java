package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import topicwire.index.Article;
import topicwire.index.Interpretation;

/// A corpus beside the project: the files of a real site, and the JSON that its publisher serves
/// for its news. Skipped where there is none.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class CorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("topicwire.root"), "../shared/corpus/powerapps");
  private static final Pattern SECURED = Pattern.compile("(?m)^\\s*secured: \"?([^\"\n]{20})");

  private final Map<String, Interpretation> interpretations = new TreeMap<>();
  private final List<String> secrets = new ArrayList<>();

  @BeforeAll
  void parseAll() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the project");
    var parser = new ArticleParser();
    for (var file : files(CORPUS)) {
      var key = CORPUS.relativize(file).toString();
      if (KeyKind.of(key, "") != KeyKind.IGNORED) {
        var bytes = Files.readAllBytes(file);
        interpretations.put(key, parser.parse(key, bytes));
        var secured = SECURED.matcher(new String(bytes, UTF_8));
        while (secured.find()) {
          secrets.add(secured.group(1));
        }
      }
    }
  }

  @Test
  void everyCorpusFile_whenParsed_hasTheStateThatItsPublisherGivesIt() {
    var counts = new TreeMap<String, Integer>();
    var problems = new ArrayList<String>();
    interpretations.forEach((key, interpretation) -> {
      var state =
          switch (interpretation) {
            case Interpretation.Published _ -> "published";
            case Interpretation.Draft _ -> "draft";
            case Interpretation.Scheduled _, Interpretation.Expired _ -> "of a time";
            case Interpretation.Defined _ -> "defined";
            case Interpretation.Queried _ -> "asked";
            case Interpretation.Rejected(var flaws) -> {
              flaws.forEach(flaw -> problems.add(FlawText.of(key, flaw)));
              yield "rejected";
            }
            case Interpretation.Configured _ -> "settings";
            case Interpretation.Ignored _ -> "ignored";
            case Interpretation.Deleted _ -> "deleted";
          };
      counts.merge(key.replaceFirst("/[^/]*$", "") + " " + state, 1, Integer::sum);
    });
    assertThat(problems).isEmpty();
    assertThat(counts)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("_communities published", 5),
                Map.entry("_data/topics defined", 7),
                Map.entry("_learning/collections draft", 2),
                Map.entry("_learning/collections published", 39),
                Map.entry("_learning/courses published", 94),
                Map.entry("_learning/videos draft", 2),
                Map.entry("_learning/videos published", 439),
                Map.entry("_news draft", 246),
                Map.entry("_news published", 428),
                Map.entry("_newsletters published", 12),
                Map.entry("_people published", 6),
                Map.entry("_samples published", 118)));
  }

  @Test
  void everyCorpusFile_whenParsed_hasNoWarning() {
    var warnings = new ArrayList<String>();
    interpretations.forEach((key, interpretation) ->
        interpretation.flaws().forEach(warning -> warnings.add(FlawText.of(key, warning))));
    assertThat(warnings).isEmpty();
  }

  @Test
  void newsItems_ofTheCorpus_equalWhatThePublisherServes() throws IOException {
    var compared = 0;
    for (var file : files(CORPUS.resolve("expected/api/news"))) {
      for (var element : list(JsonTree.object(Files.readString(file)), "value")) {
        @SuppressWarnings("unchecked")
        var expected = new HashMap<>((Map<String, Object>) element);
        var article = published(text(expected, "path"));
        var actual = withCached(JsonTree.object(article.detail()));
        var item = withCached(JsonTree.object(article.item()));
        // What the publisher adds of its own.
        expected.remove("locale");
        expected.put("category", list(expected, "categories").getFirst());
        expected.remove("categories");
        actual.keySet().removeAll(List.of("quality", "published"));
        item.keySet().removeAll(List.of("quality"));
        expected.put("content", text(expected, "content").strip());
        actual.put("content", text(actual, "content").strip());
        assertThat(actual).as(article.key()).isEqualTo(expected);
        assertThat(expected).as(article.key()).containsAllEntriesOf(item);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(549);
  }

  @Test
  void ciphertext_ofSecuredFields_isKeptInNoInterpretation() {
    assertThat(secrets).hasSizeGreaterThan(1_300);
    interpretations.forEach((key, interpretation) -> {
      var text = interpretation.toString();
      assertThat(secrets.stream().filter(text::contains)).as(key).isEmpty();
      assertThat(text).as(key).doesNotContain("secured");
    });
  }

  private Article published(String key) {
    return ((Interpretation.Published) Objects.requireNonNull(interpretations.get(key))).article();
  }

  /// The publisher serves `isCached` of every image, files have it only where it is true.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> withCached(Map<String, Object> map) {
    map.forEach((name, value) -> {
      if (value instanceof Map<?, ?> inner) {
        withCached((Map<String, Object>) inner);
      } else if (name.equals("images")) {
        ((List<Map<String, Object>>) value).forEach(image -> image.putIfAbsent("isCached", false));
      }
    });
    return map;
  }

  private static String text(Map<String, Object> map, String name) {
    return (String) Objects.requireNonNull(map.get(name));
  }

  private static List<?> list(Map<String, Object> map, String name) {
    return (List<?>) Objects.requireNonNull(map.get(name));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
