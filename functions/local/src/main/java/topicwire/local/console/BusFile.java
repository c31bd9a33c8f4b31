package topicwire.local.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of what is sent to EventBridge, an event a line. Thread-safe.
final class BusFile implements AutoCloseable {
  private final Writer lines;

  private BusFile(Writer lines) {
    this.lines = lines;
  }

  /// Goes on behind what a file has.
  static BusFile open(Path file) throws IOException {
    return new BusFile(
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /// Adds an event; whoever reads the file sees it at once.
  synchronized void add(String event) {
    try {
      lines.write(event + "\n");
      lines.flush();
    } catch (IOException full) {
      throw new UncheckedIOException("cannot write down an event", full);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    lines.close();
  }
}
