package topicwire.checks.jars;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// The jar of one function as it is deployed.
record LambdaJar(Path file) {
  /// Modules are packaged before this one is tested, unless it alone is built.
  static LambdaJar of(String function) {
    var folder = folder(function);
    assumeThat(Files.exists(folder)).as("%s is built by ./mvnw verify", folder).isTrue();
    return new LambdaJar(folder.resolve("lib/topicwire-%s.jar".formatted(function)));
  }

  /// What is deployed of a function.
  static Path folder(String function) {
    return Path.of(System.getProperty("topicwire.root", "../.."))
        .resolve("functions/%s/target/lambda".formatted(function));
  }

  List<String> entries() throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
