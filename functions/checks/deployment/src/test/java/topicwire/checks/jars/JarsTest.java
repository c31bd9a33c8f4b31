package topicwire.checks.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is deployed is small, and holds nothing that its function has no use for.
@Tag("slow")
class JarsTest {
  @ParameterizedTest
  @CsvSource({"query, 20900, 4700", "ingest, 34100, 7200", "reindex, 36400, 7750"})
  void jar_ofEachFunction_isSmall(String function, int kilobytes, int classes) throws IOException {
    var jar = LambdaJar.of(function);
    var size = Files.size(jar.file()) / 1024;
    var found = jar.entries().stream().filter(name -> name.endsWith(".class")).count();
    System.out.printf("jars: %s %d KB, %d classes%n", function, size, found);
    assertThat(size).isLessThan(kilobytes);
    assertThat(found).isLessThan(classes);
  }

  /// The build leaves out classes by their names, which the next version of a library may need.
  @ParameterizedTest
  @CsvSource({"query", "ingest", "reindex"})
  void noClassIsLeftOutThatAFunctionCanComeTo(String function) throws IOException {
    assertThat(ReachableClasses.missing(LambdaJar.of(function)))
        .as("take what matches these out of the excludes of maven-shade-plugin in pom.xml")
        .isEmpty();
  }

  /// Lambda looks for jars in lib, and decompresses nothing to load a class.
  @ParameterizedTest
  @CsvSource({"query", "ingest", "reindex"})
  void deployedFolder_ofEachFunction_holdsOnlyOneUncompressedJarInLib(String function)
      throws IOException {
    var deployed = LambdaJar.of(function);
    try (var files = Files.walk(LambdaJar.folder(function))) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(deployed.file());
    }
    try (var jar = new JarFile(deployed.file().toFile())) {
      assertThat(jar.stream()).isNotEmpty().allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  @ParameterizedTest
  @CsvSource({"query", "ingest", "reindex"})
  void jar_ofEachFunction_hasOneHttpClientAndNoTestDoubles(String function) throws IOException {
    assertThat(LambdaJar.of(function).entries())
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
  void queryJar_checkedForUnusedLibraries_holdsNothingOfThem(String folder) throws IOException {
    assertThat(LambdaJar.of("query").entries()).noneMatch(name -> name.startsWith(folder));
  }
}
