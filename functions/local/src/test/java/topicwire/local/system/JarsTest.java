package topicwire.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is deployed is small, and holds nothing that its function has no use for.
class JarsTest {
  @ParameterizedTest
  @CsvSource({"query, 25000, 5200", "ingest, 40500, 8200", "reindex, 43200, 8700"})
  void aJarIsSmall(String function, int kilobytes, int classes) throws IOException {
    var entries = entries(function);
    var size = Files.size(jar(function)) / 1024;
    var found = entries.stream().filter(name -> name.endsWith(".class")).count();
    System.out.printf("jars: %s %d KB, %d classes%n", function, size, found);
    assertThat(size).isLessThan(kilobytes);
    assertThat(found).isLessThan(classes);
  }

  /// Lambda looks for jars in lib, and decompresses nothing to load a class.
  @ParameterizedTest
  @CsvSource({"query", "ingest", "reindex"})
  void allThatIsDeployedIsOneJarInLibThatIsNotCompressed(String function) throws IOException {
    try (var files = Files.walk(deployed(function))) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(jar(function));
    }
    try (var jar = new JarFile(jar(function).toFile())) {
      assertThat(jar.stream()).isNotEmpty().allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  @ParameterizedTest
  @CsvSource({"query", "ingest", "reindex"})
  void thereIsOneHttpClientAndNoTwinForTests(String function) throws IOException {
    assertThat(entries(function))
        .contains("software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/apache"))
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/nio"))
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.matches("topicwire/\\w+/memory/.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "org/snakeyaml/",
    "org/yaml/",
    "software/amazon/awssdk/services/s3/",
    "software/amazon/awssdk/services/sqs/"
  })
  void theQueryJarHasNothingOf(String folder) throws IOException {
    assertThat(entries("query")).noneMatch(name -> name.startsWith(folder));
  }

  private static List<String> entries(String function) throws IOException {
    try (var jar = new JarFile(jar(function).toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static Path jar(String function) {
    return deployed(function).resolve("lib/topicwire-%s.jar".formatted(function));
  }

  /// Modules are packaged before this one is tested, unless it alone is built.
  private static Path deployed(String function) {
    var folder =
        Path.of(System.getProperty("topicwire.root", "../.."))
            .resolve("functions/%s/target/lambda".formatted(function));
    assumeThat(Files.exists(folder)).as("%s is built by ./mvnw verify", folder).isTrue();
    return folder;
  }
}
