package topicwire.articles.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.index.Interpretation;

/// The article format by example: every file under `src/test/resources/spec` beside what it becomes
/// (`.json`) or what is wrong with it (`.flaws.txt`). The path below that folder is the object key.
/// To write expectations anew: `./mvnw test -pl functions/articles -am -Dtest=SpecTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dtopicwire.spec=write`, which prints what changed and
/// fails, so that it is read before it is committed.
@Isolated("changes the locale of the process")
public class SpecTest {
  private static final Path SPEC =
      Path.of(System.getProperty("topicwire.root"), "functions/articles/src/test/resources/spec");
  private static final boolean WRITE = "write".equals(System.getProperty("topicwire.spec"));

  private static final Set<String> ENDINGS =
      Set.of("md", "markdown", "html", "htm", "mdx", "qmd", "Rmd", "yaml", "yml");

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void specFile_whenParsed_equalsTheExpectationBesideIt(String key) throws IOException {
    var interpretation = new ArticleParser().parse(key, Files.readAllBytes(SPEC.resolve(key)));
    var taken =
        switch (interpretation) {
          case Interpretation.Published _,
              Interpretation.Draft _,
              Interpretation.Scheduled _,
              Interpretation.Expired _,
              Interpretation.Defined _,
              Interpretation.Queried _,
              Interpretation.Configured _ ->
              true;
          case Interpretation.Rejected _, Interpretation.Ignored _, Interpretation.Deleted _ ->
              false;
        };
    var expected = beside(key, taken ? ".json" : ".flaws.txt");
    var other = beside(key, taken ? ".flaws.txt" : ".json");
    var actual = SpecText.of(interpretation);
    var before = Files.exists(expected) ? Files.readString(expected, UTF_8) : "";
    if (WRITE && (!before.equals(actual) || Files.exists(other))) {
      Files.deleteIfExists(other);
      Files.writeString(expected, actual, UTF_8);
      System.out.println("changed: " + expected + "\n" + SpecText.difference(before, actual));
    }
    assertThat(other).as("%s became %s", key, actual).doesNotExist();
    assertThat(actual).isEqualTo(before).doesNotContain("SECRET");
  }

  /// Where `"TITLE".toLowerCase()` has no i and `"%,d"` has points.
  @Test
  void parse_underATurkishLocale_givesTheSameResult() throws IOException {
    var before = Locale.getDefault();
    try {
      for (var key : keys().toList()) {
        Locale.setDefault(Locale.ENGLISH);
        var bytes = Files.readAllBytes(SPEC.resolve(key));
        var english = new ArticleParser().parse(key, bytes);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        assertThat(new ArticleParser().parse(key, bytes)).as(key).isEqualTo(english);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyExpectation_inTheSpecFolder_hasItsFileAndNoKeyIsIgnored() throws IOException {
    var taken = keys().map(SpecTest::withoutEnding).collect(Collectors.toSet());
    try (var files = Files.walk(SPEC)) {
      var alone =
          files
              .filter(Files::isRegularFile)
              .map(file -> SPEC.relativize(file).toString())
              .filter(name -> name.endsWith(".json") || name.endsWith(".flaws.txt"))
              .map(name -> name.replaceAll("\\.(json|flaws\\.txt)$", ""))
              .filter(name -> !taken.contains(name))
              .toList();
      assertThat(alone).isEmpty();
    }
    assertThat(keys().filter(key -> KeyKind.of(key, "") == KeyKind.IGNORED)).isEmpty();
    assertThat(keys()).hasSizeGreaterThan(60);
  }

  public static Stream<String> keys() {
    try (var files = Files.walk(SPEC)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> SPEC.relativize(file).toString().replace('\\', '/'))
          .filter(key -> !key.equals("README.md"))
          .filter(key -> ENDINGS.contains(ending(key)))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path beside(String key, String ending) {
    return SPEC.resolve(withoutEnding(key) + ending);
  }

  private static String withoutEnding(String key) {
    return key.substring(0, key.lastIndexOf('.'));
  }

  private static String ending(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
