package topicwire.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicwire.articles.settings.SettingsReader;
import topicwire.local.Closeables;
import topicwire.local.DataFolder;
import topicwire.local.FunctionLog;
import topicwire.local.LocalStack;
import topicwire.local.Readiness;
import topicwire.local.StackOptions;
import topicwire.local.TemporaryFolder;
import topicwire.local.files.Folder;
import topicwire.local.files.Validation;
import topicwire.local.files.WatchedFolder;
import topicwire.local.function.FunctionFailure;

/// The command `topicwire-local`: see [Options#HELP].
public final class Application {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final String TRY_AGAIN = "start again to make up for it";

  private final PrintStream output;
  private final PrintStream errors;
  private final long started = System.nanoTime();
  private volatile boolean stopping;

  public Application(PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
  }

  /// Runs until Ctrl-C, or until what was asked for is done.
  public static void main(String... arguments) {
    System.exit(new Application(System.out, System.err).run(arguments));
  }

  /// The exit status: 0, 1 when something failed, 2 when the arguments cannot be used.
  public int run(String... arguments) {
    try {
      var options = Options.parse(arguments);
      if (options.help()) {
        output.print(Options.HELP);
        return SUCCESS;
      }
      options.check();
      if (options.validate().isPresent()) {
        var valid = new Validation(output).check(Folder.forImport(options.validate().get()));
        return valid ? SUCCESS : FAILURE;
      }
      if (options.mirror().isPresent() && options.to().isPresent()) {
        var mirroring = new Mirroring(output, errors);
        var equal = mirroring.run(options.mirror().get(), options.to().get(), options.once());
        return equal ? SUCCESS : FAILURE;
      }
      Ports.check(options);
      return run(options);
    } catch (Options.Unusable unusable) {
      errors.println(unusable.getMessage());
      return USAGE;
    } catch (Exception failed) {
      if (stopping) {
        return FAILURE; // what Ctrl-C interrupts fails; no message is needed
      }
      errors.println("Topicwire cannot go on: " + said(failed));
      return FAILURE;
    }
  }

  /// The message, which says what was expected; the kind of failure where there is none.
  private static String said(Exception failed) {
    return failed.getMessage() == null ? failed.toString() : failed.getMessage();
  }

  private int run(Options options) throws Exception {
    try (var parts = new Closeables()) {
      Optional<DataFolder> data =
          options.memory()
              ? Optional.empty()
              : Optional.of(parts.add(DataFolder.open(options.data())));
      var log = parts.add(openLog(data.map(DataFolder::path)));
      // Functions print, as Lambda expects it; this output is for people.
      System.setOut(log.stream());
      // Before the start makes one.
      var bucketIsThere = data.isPresent() && data.get().hasBucket();
      var busFile =
          options.bus().isPresent()
              ? Optional.of(parts.add(BusFile.open(options.bus().get())))
              : Optional.<BusFile>empty();
      var stack = parts.add(LocalStack.start(stackOptions(options, busFile)));
      closeAtShutdown(parts, stack);

      stack.repairs().forEach(output::println);
      Readiness.await(stack.http());
      var work = new FirstWork(stack, log, output);
      // Asked in any case: a bucket that was begun without samples is not new the next time.
      var isNew = data.isEmpty() || data.get().isFirst("samples");
      // Beside somebody's own articles the samples would only make the numbers wrong.
      if (options.samples() && options.importFolder().isEmpty() && isNew) {
        stack.uploadSamples();
      }
      if (options.watch().isPresent()) {
        var uploadLog = watchLog(data, parts);
        parts
            .add(new WatchedFolder(options.watch().get(), uploadLog, stack.bucket(), this::problem))
            .start();
      }
      if (options.importFolder().isPresent()) {
        work.upload(Folder.forImport(options.importFolder().get()));
      }
      // The queues here are lost with the process; on AWS they are not.
      var reindex = new FirstReindex(stack, output, this::loggedProblem);
      var compared =
          !(options.reindex() || bucketIsThere)
              || reindex.run(options.once() ? TRY_AGAIN : "it is tried again in a minute");
      if (options.once()) {
        if (stack.bucket().list().containsKey(SettingsReader.KEY)) {
          reindex.sweep();
        }
        return work.finish(notes(stack, reindex, compared)) && compared ? SUCCESS : FAILURE;
      }
      awaitEmptyQueues(stack);
      new Banner(output).print(stack, options, Duration.ofNanos(System.nanoTime() - started));
      takeSnapshot(stack);
      if (!compared) {
        reindex.runUntilDone();
      }
      Thread.sleep(Duration.ofSeconds(Integer.MAX_VALUE));
      return SUCCESS;
    }
  }

  /// What a summary says besides numbers.
  private static List<String> notes(LocalStack stack, FirstReindex reindex, boolean compared) {
    var notes = new ArrayList<>(stack.repairs());
    if (!compared) {
      notes.add("Bucket and index were not compared: " + TRY_AGAIN);
    }
    if (reindex.held() > 0) {
      notes.add(
          "%d articles whose files are gone are kept: so many at once may be a mistake"
              .formatted(reindex.held()));
    }
    return notes;
  }

  /// The first one: the clock looks every hour whether the next is due.
  private void takeSnapshot(LocalStack stack) {
    try {
      stack.invoke("SnapshotFunction", "{\"task\":\"snapshot\"}".getBytes(UTF_8));
    } catch (FunctionFailure failed) {
      loggedProblem("There is no snapshot: " + failed.getMessage());
    }
  }

  private void awaitEmptyQueues(LocalStack stack) throws InterruptedException {
    try {
      stack.awaitEmptyQueues(Duration.ofSeconds(10));
    } catch (RuntimeException busy) {
      loggedProblem("cannot ask how much waits to be indexed: " + busy);
    }
  }

  private StackOptions stackOptions(Options options, Optional<BusFile> busFile) {
    var stackOptions =
        new StackOptions(
            StackOptions.deployedTemplate(),
            options.port(),
            options.s3Port(),
            options.sqsPort(),
            options.memory() ? Optional.empty() : Optional.of(options.data()),
            options.events(),
            Optional.empty(),
            this::problem);
    return busFile.isPresent() ? stackOptions.withBus(busFile.get()::add) : stackOptions;
  }

  private void problem(String line) {
    if (!stopping) {
      errors.println(line);
    }
  }

  /// Also in the log of the functions, which outlives a terminal.
  private void loggedProblem(String line) {
    problem(line);
    System.out.println(line);
  }

  private static FunctionLog openLog(Optional<Path> data) throws IOException {
    return new FunctionLog(
        data.isEmpty()
            ? OutputStream.nullOutputStream()
            : new FileOutputStream(data.get().resolve("functions.log").toFile()));
  }

  /// Where the watcher keeps its notes: what it uploaded is gone when nothing is kept.
  private static Path watchLog(Optional<DataFolder> data, Closeables parts) throws IOException {
    var folder = data.isPresent() ? data.get().path() : parts.add(TemporaryFolder.create()).path();
    return folder.resolve("watched");
  }

  /// On Ctrl-C, what is already in the bucket is still indexed: the queue would forget it.
  private void closeAtShutdown(Closeables parts, LocalStack stack) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              try {
                stack.awaitEmptyQueues(Duration.ofSeconds(5));
              } catch (InterruptedException | RuntimeException alreadyStopped) {
                // The process is ending anyway.
              }
              parts.close();
            }));
  }
}
