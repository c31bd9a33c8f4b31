package topicwire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A folder that is removed again.
public record TemporaryFolder(Path path) implements AutoCloseable {

  public static TemporaryFolder create() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("topicwire"));
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (var walk = Files.walk(path)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (var file : files) {
      Files.deleteIfExists(file);
    }
  }
}
