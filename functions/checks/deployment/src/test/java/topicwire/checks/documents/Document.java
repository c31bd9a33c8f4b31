package topicwire.checks.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown document of the repository.
///
/// @param path relative to the repository's root
record Document(Path path, String text) {
  static final Path ROOT = Path.of(System.getProperty("topicwire.root", "../.."));

  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /// Every document that is written for people.
  static List<Document> all() throws IOException {
    try (var meta = Files.walk(ROOT.resolve(".github"))) {
      return Stream.concat(
              Stream.of(
                  ROOT.resolve("README.md"),
                  ROOT.resolve("functions/benchmarks/README.md"),
                  ROOT.resolve("functions/articles/src/test/resources/spec/README.md")),
              meta.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Document::read)
          .toList();
    }
  }

  private static Document read(Path file) {
    try {
      return new Document(ROOT.relativize(file), Files.readString(file));
    } catch (IOException unreadable) {
      throw new AssertionError("expected a document at " + file, unreadable);
    }
  }

  /// The targets of its links, in their order.
  List<String> links() {
    return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /// The texts that its prose has as code.
  List<String> code() {
    return CODE.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /// The anchors of its headings, as GitHub makes them.
  List<String> anchors() {
    return HEADING
        .matcher(prose())
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .toList();
  }

  private String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
