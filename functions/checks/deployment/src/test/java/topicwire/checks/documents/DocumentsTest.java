package topicwire.checks.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents lead nowhere that does not exist.
class DocumentsTest {
  private static final int README_BYTES = 12 * 1024;

  private static final Pattern FILE =
      Pattern.compile(
          "(?:functions|events|\\.github|\\.ci|\\.mvn)/[\\w./-]*|template\\.yaml|pom\\.xml");

  private static final Pattern TEST = Pattern.compile("\\w+Test");

  /// `| 14 | [Drafts have no row](0014-no-url-rows-for-drafts.md) | 2026-11-23 |`
  private static final Pattern DECISION =
      Pattern.compile("(?m)^\\| (\\d+) \\| \\[(.+)]\\((.+)\\) \\| (\\d{4}-\\d{2}-\\d{2}) \\|$");

  static List<Document> documents() throws IOException {
    return Document.all();
  }

  @Test
  void readme_size_isAtMostTwelveKilobytes() throws IOException {
    assertThat(Files.size(Document.ROOT.resolve("README.md"))).isLessThanOrEqualTo(README_BYTES);
  }

  @Test
  void readme_links_reachEveryDocument() throws IOException {
    var reached = new TreeSet<Path>();
    var next = new ArrayList<>(List.of(Path.of("README.md")));
    while (!next.isEmpty()) {
      var path = next.removeLast();
      if (reached.add(path)) {
        documents().stream()
            .filter(document -> document.path().equals(path))
            .flatMap(document -> relativeLinks(document).map(link -> target(document, link)))
            .forEach(next::add);
      }
    }
    assertThat(documents().stream().map(Document::path))
        .filteredOn(path -> !path.endsWith("pull_request_template.md"))
        .isSubsetOf(reached);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void document_relativeLinks_resolve(Document document) throws IOException {
    for (var link : relativeLinks(document).toList()) {
      var target = target(document, link);
      assertThat(Document.ROOT.resolve(target)).as("%s in %s", link, document).exists();
      var anchor = link.indexOf('#');
      if (anchor >= 0) {
        assertThat(documents())
            .filteredOn(other -> other.path().equals(target))
            .flatExtracting(Document::anchors)
            .as("%s in %s", link, document)
            .contains(link.substring(anchor + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void document_filesNamed_exist(Document document) {
    for (var code : document.code()) {
      if (FILE.matcher(code).matches() && !code.contains("/target/")) {
        assertThat(Document.ROOT.resolve(code)).as("%s in %s", code, document).exists();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void document_testsNamed_exist(Document document) throws IOException {
    var tests = tests();
    for (var code : document.code()) {
      if (TEST.matcher(code).matches()) {
        assertThat(tests).as("%s in %s", code, document).contains(code);
      }
    }
  }

  @Test
  void decisions_index_listsEachFileWithItsTitleAndDate() throws IOException {
    var folder = Document.ROOT.resolve(".github/decisions");
    var listed = new TreeSet<String>();
    var rows = DECISION.matcher(Files.readString(folder.resolve("README.md"))).results().toList();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      listed.add(row.group(3));
      assertThat(row.group(1)).isEqualTo(String.valueOf(i + 1));
      assertThat(row.group(3)).startsWith("%04d-".formatted(i + 1));
      assertThat(Files.readString(folder.resolve(row.group(3))))
          .startsWith("# %s. %s\n%s\n".formatted(row.group(1), row.group(2), row.group(4)))
          .contains("\n## Context\n", "\n## Decision\n", "\n## Alternatives\n- ");
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals("README.md"))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @Test
  void readme_testCommand_isWhatCiRuns() throws IOException {
    var readme = Files.readString(Document.ROOT.resolve("README.md"));
    var command = Pattern.compile("## Test\n```console\n\\$ (.*)\n```").matcher(readme);
    assertThat(command.find()).isTrue();
    var words = command.group(1).split(" ");
    assertThat(Files.readAllLines(Document.ROOT.resolve(".ci/run")))
        .as(command.group(1))
        .anySatisfy(line -> assertThat(line.split(" ")).containsSubsequence(words));
  }

  @Test
  void workflows_commands_areThoseOfCi() throws IOException {
    assertThat(commands("verify")).containsExactly(".ci/run");
    assertThat(commands("release"))
        .startsWith(".ci/run", ".ci/release \"$GITHUB_REF_NAME\"")
        .hasSize(3)
        .last()
        .asString()
        .startsWith("gh release create");
  }

  private static List<String> commands(String workflow) throws IOException {
    var file = Document.ROOT.resolve(".github/workflows/%s.yml".formatted(workflow));
    return Pattern.compile("- run: (?:>-\\s+)?(.+)")
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Stream<String> relativeLinks(Document document) {
    return document.links().stream().filter(link -> !link.contains("://"));
  }

  private static Path target(Document document, String link) {
    var file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? document.path() : document.path().resolveSibling(file).normalize();
  }

  private static List<String> tests() throws IOException {
    try (var files = Files.walk(Document.ROOT.resolve("functions"))) {
      return files
          .map(file -> requireNonNull(file.getFileName()).toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .toList();
    }
  }
}
