import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Checks ({@code --check}) or rewrites ({@code --write}) every Java source with google-java-format.
 * Run by the build on the JDK that compiles the sources: the formatter uses that JDK's own parser,
 * so it cannot run inside a Maven that was started by an older one.
 */
class Format {
  public static void main(String[] arguments) throws Exception {
    var write = arguments[0].equals("--write");
    var formatter = new Formatter();
    var misformatted = new ArrayList<Path>();
    for (var file : sources()) {
      var source = Files.readString(file);
      var formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        misformatted.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!write && !misformatted.isEmpty()) {
      misformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run ./mvnw -Pformat and commit what it changes.");
      System.exit(1);
    }
  }

  private static Iterable<Path> sources() throws Exception {
    try (var files = Files.walk(Path.of("functions"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
