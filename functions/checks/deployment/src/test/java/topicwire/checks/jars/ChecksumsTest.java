package topicwire.checks.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Maven compares an artifact with its hash in `.mvn/checksums`, and lets one pass that has none.
class ChecksumsTest {
  /// Below the folder of a local repository: group, artifact, version, file.
  private static final Pattern ARTIFACT =
      Pattern.compile(".*?/repository/(?!topicwire/)(.+\\.jar)");

  @Test
  void everyLibraryOfTheClassPath_hasItsHash() throws Exception {
    var expected = new TreeMap<String, String>();
    var written =
        Files.readAllLines(
            Path.of(System.getProperty("topicwire.root", "../.."))
                .resolve(".mvn/checksums/checksums.sha256"));
    written.forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));

    var wrong = new TreeMap<String, String>();
    var looked = 0;
    for (var entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
      var artifact = ARTIFACT.matcher(entry.replace(File.separatorChar, '/'));
      if (artifact.matches()) {
        looked++;
        var found =
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(Path.of(entry))));
        if (!found.equals(expected.get(artifact.group(1)))) {
          wrong.put(artifact.group(1), found);
        }
      }
    }
    assertThat(wrong)
        .as("after a change of versions, run .ci/renew and look at what it wrote")
        .isEmpty();
    assertThat(looked).isGreaterThan(50);
  }

  @Test
  void nothingThatTheBuildMakes_hasAHash() throws Exception {
    var hashes =
        Files.readString(
            Path.of(System.getProperty("topicwire.root", "../.."))
                .resolve(".mvn/checksums/checksums.sha256"));
    assertThat(hashes).doesNotContain("  topicwire/");
  }
}
