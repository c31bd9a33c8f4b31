package topicwire.benchmarks.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Programs of the system.
final class Commands {
  private Commands() {}

  /// Runs one to its end.
  ///
  /// @return what it printed
  /// @throws IOException when it cannot be started, or ends with anything but 0
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    var status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "expected %s to end with 0, found %d: %s".formatted(List.of(command), status, printed));
    }
    return printed;
  }
}
