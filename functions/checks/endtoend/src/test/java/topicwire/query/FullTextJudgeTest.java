package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import topicwire.articles.ArticleParser;
import topicwire.articles.settings.Settings;
import topicwire.index.Interpretation;
import topicwire.index.log.Changes;
import topicwire.index.search.Ordering;
import topicwire.index.search.SearchDocument;
import topicwire.index.search.SearchIndex;
import topicwire.index.search.SearchQuery;
import topicwire.index.search.Term;
import topicwire.index.search.Words;
import topicwire.query.search.SegmentServer;
import topicwire.testing.Depth;
import topicwire.testing.table.InMemoryTable;

/// SQLite's FTS5 finds the same articles by the same words: 2,000 random queries over real articles
/// where there are some, else over the samples. Needs `python3` with SQLite; without it, the test
/// is skipped. `-Dtopicwire.seed=…` repeats a run.
@Tag("slow")
class FullTextJudgeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "../.."));
  private static final int QUERIES = Depth.of(400, 2_000);
  private static final int MOST_ARTICLES = 9_000;

  /// One in so many is no article of the segment.
  private static final int CHANGED = 20;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final QueryFixture site = new QueryFixture();
  private final List<List<String>> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  @Test
  void randomQueries_overRealArticles_findTheSameAsSqlite(@TempDir Path folder) throws Exception {
    assumeTrue(hasJudge(), "skipped: there is no python3 with FTS5");
    var seed = Long.getLong("topicwire.seed", System.nanoTime() & 0xFFFF_FFFFL);
    System.out.println("full text: -Dtopicwire.seed=" + seed);
    var random = new Random(seed);
    try (var bucket = new SegmentServer()) {
      var files = files();
      var known = new ArrayList<SearchDocument>();
      for (var i = 0; i < files.size(); i++) {
        publish(files.get(i), i % CHANGED == 0 ? null : known);
      }
      var segment = bucket.make(known, new InMemoryTable(), site.clock());
      var queries = IntStream.range(0, QUERIES).mapToObj(_ -> query(random)).toList();
      var judged = judge(queries, folder);
      var index =
          new SearchIndex(
              new Changes(site.table, site.clock()),
              () -> segment,
              (name, object) -> bucket.bytes(name, object),
              site.clock());
      var found = 0;
      for (var i = 0; i < QUERIES; i++) {
        var mine = find(index, queries.get(i));
        assertThat(mine).as("seed %d, %s", seed, queries.get(i)).isEqualTo(judged.get(i));
        found += mine.size();
      }
      System.out.printf(
          "full text: %d articles, %d found by %d queries%n", texts.size(), found, QUERIES);
      assertThat(found).isGreaterThan(QUERIES);
    }
  }

  private static boolean hasJudge() throws InterruptedException {
    try {
      var probe =
          "import sqlite3; sqlite3.connect(':memory:').execute('CREATE VIRTUAL TABLE t USING"
              + " fts5(x)')";
      var process = new ProcessBuilder("python3", "-c", probe).redirectErrorStream(true).start();
      return process.waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static List<Path> files() throws IOException {
    var corpus = ROOT.resolve("../shared/corpus");
    var folder =
        Files.isDirectory(corpus) ? corpus : ROOT.resolve("functions/local/src/main/resources");
    try (var walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().matches(".*\\.(md|html)"))
          .sorted()
          .limit(MOST_ARTICLES)
          .toList();
    }
  }

  /// @param known where it goes if it is in the segment; null for one that changed since
  private void publish(Path file, @Nullable List<SearchDocument> known) throws IOException {
    var key = ROOT.relativize(file).toString().replace("../", "");
    var parsed = new ArticleParser().parse(key, Files.readAllBytes(file), Settings.DEFAULT);
    if (!(parsed.at(site.clock().instant(), Duration.ZERO)
        instanceof Interpretation.Published published)) {
      return;
    }
    var json = published.article().item();
    if (known == null) {
      site.put(key, published);
    } else {
      known.add(SearchDocument.of(key, json.getBytes(UTF_8), Set.of()));
    }
    var item = JSON.readTree(json);
    numbers.put(key, texts.size());
    texts.add(List.of(item.path("title").asString(), item.path("excerpt").asString("")));
  }

  /// One to three words as some text writes them, mostly of the same one, some cut short.
  private List<String> query(Random random) {
    var words = new ArrayList<String>();
    var text = texts.get(random.nextInt(texts.size()));
    for (var many = 1 + random.nextInt(3); many > 0; many--) {
      var source = random.nextInt(6) == 0 ? texts.get(random.nextInt(texts.size())) : text;
      var found =
          WORD.matcher(String.join(" ", source)).results().map(each -> each.group()).toList();
      if (found.isEmpty()) {
        return query(random);
      }
      var word = found.get(random.nextInt(found.size()));
      if (random.nextInt(4) == 0 && word.length() > 2) {
        word = word.substring(0, 2 + random.nextInt(word.length() - 2)) + "*";
      }
      if (Words.of(word).size() != 1) {
        return query(random);
      }
      words.add(random.nextInt(3) == 0 ? word.toUpperCase(Locale.ROOT) : word);
    }
    return words;
  }

  private Set<Integer> find(SearchIndex index, List<String> words) {
    var terms = new ArrayList<String>();
    var beginnings = new ArrayList<String>();
    for (var word : words) {
      var term = Term.word(Words.of(word).getFirst());
      (word.endsWith("*") ? beginnings : terms).add(term);
    }
    var query = new SearchQuery(terms, beginnings, List.of(), null, null);
    return switch (index.find(query, Ordering.NEWEST, null, 0, MOST_ARTICLES)) {
      case SearchIndex.Outcome.Found found ->
          new TreeSet<>(
              found.documents().stream()
                  .map(SearchDocument::key)
                  .map(key -> requireNonNull(numbers.get(key)))
                  .toList());
      case SearchIndex.Outcome other -> throw new AssertionError(words + ": " + other);
    };
  }

  private List<Set<Integer>> judge(List<List<String>> queries, Path folder)
      throws IOException, InterruptedException {
    var question = folder.resolve("question.json");
    var answer = folder.resolve("answer.txt");
    Files.write(question, JSON.writeValueAsBytes(Map.of("texts", texts, "queries", queries)));
    var script =
        ROOT.resolve("functions/checks/endtoend/src/test/resources/search/fts5.py")
            .toAbsolutePath();
    var process =
        new ProcessBuilder("python3", script.toString())
            .redirectInput(question.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(answer, UTF_8).stream()
        .map(line ->
            (Set<Integer>)
                new TreeSet<>(
                    Arrays.stream(line.split(" ", -1))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList()))
        .toList();
  }
}
