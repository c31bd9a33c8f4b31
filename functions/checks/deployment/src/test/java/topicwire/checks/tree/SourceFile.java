package topicwire.checks.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A Java source of the project.
///
/// @param module its folder below `functions`, as `ingest` or `checks/protocol`
/// @param kind `main` or `test`
/// @param imports names that it imports, static ones without their member
record SourceFile(String module, String kind, String packageName, List<String> imports) {
  private static final Path FUNCTIONS =
      Path.of(System.getProperty("topicwire.root")).resolve("functions");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static ([\\w.]+)\\.\\w+|([\\w.]+));");

  /// Every source but the packages' own descriptions.
  static List<SourceFile> all() {
    try (var files = Files.walk(FUNCTIONS)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .map(FUNCTIONS::relativize)
          .filter(file -> file.toString().matches("(?:[a-z]+/)+src/.*"))
          .map(SourceFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path file) {
    try {
      var source = Files.readString(FUNCTIONS.resolve(file));
      var name = PACKAGE.matcher(source);
      if (!name.find()) {
        throw new IllegalStateException("expected a package in " + file + ", found none");
      }
      var imports =
          IMPORT
              .matcher(source)
              .results()
              .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
              .toList();
      var path = file.toString().split("/src/", 2);
      return new SourceFile(
          path[0], path[1].substring(0, path[1].indexOf('/')), name.group(1), imports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
