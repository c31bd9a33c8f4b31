package topicwire.local.console;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import topicwire.local.Contents;
import topicwire.local.FunctionLog;
import topicwire.local.LocalStack;
import topicwire.local.files.Folder;
import topicwire.local.files.Import;
import topicwire.local.files.Validation;

/// What happens once after the start: an import, and waiting until everything is indexed.
final class FirstWork {
  private static final Duration SETTINGS_ARE_READ = Duration.ofSeconds(30);

  private final LocalStack stack;
  private final FunctionLog log;
  private final PrintStream output;
  private final boolean terminal = ProgressBar.isTerminal();

  FirstWork(LocalStack stack, FunctionLog log, PrintStream output) {
    this.stack = stack;
    this.log = log;
    this.output = output;
  }

  /// Uploads a folder, waits until it is indexed, and says what becomes of its files.
  void upload(Folder folder) throws IOException, InterruptedException {
    var started = System.nanoTime();
    output.printf(
        "Importing %s; keys begin with %s%n",
        folder.path().toAbsolutePath().normalize(),
        folder.keyPrefix().isEmpty() ? "the names in it" : folder.keyPrefix());
    var uploading = new ProgressBar(output, terminal, "Uploading");
    var files =
        Import.upload(
            folder,
            stack.bucket(),
            () -> stack.awaitEmptyQueues(SETTINGS_ARE_READ),
            uploading::show);
    uploading.end("%d files".formatted(files));
    var indexing = new ProgressBar(output, terminal, "Indexing");
    waitFor(indexing, Math.max(files, stack.pending()));
    indexing.end(
        "%d files in %.1f s".formatted(files, (System.nanoTime() - started) / 1_000_000_000.0));
    new Validation(output).summarise(folder);
  }

  private void waitFor(ProgressBar bar, int messages) throws InterruptedException {
    int pending = stack.pending();
    while (pending > 0) {
      bar.show(Math.max(0, messages - pending), messages);
      Thread.sleep(100);
      pending = stack.pending();
    }
  }

  /// Waits until nothing is pending and says how it went; whether all of it was indexed.
  ///
  /// @param notes what else happened, for people
  boolean finish(List<String> notes) throws InterruptedException {
    waitFor(new ProgressBar(output, terminal, "Indexing"), stack.pending());
    var dead = stack.dead();
    output.printf("Done. Uploads looked at, some more than once: %s%n", looks());
    Contents.print(stack, output);
    notes.forEach(output::println);
    if (dead > 0) {
      output.printf("%d messages failed too often and are in the dead-letter queue%n", dead);
    }
    return dead == 0;
  }

  /// The functions' own numbers: `Draft 246, Published 428`.
  private String looks() {
    var numbers =
        log.metrics().entrySet().stream()
            .map(metric -> metric.getKey() + " " + metric.getValue())
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? "nothing was indexed" : numbers;
  }
}
