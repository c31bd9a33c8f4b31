package topicwire.local.console;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import topicwire.local.mirror.Mirror;

/// The option `--mirror`: follows an API until Ctrl-C, or once.
final class Mirroring {
  private static final Duration PAUSE = Duration.ofSeconds(15);

  /// Of an API that does not answer: a few minutes, as a deployment or a short outage takes.
  private static final int ATTEMPTS = 5;

  private final PrintStream output;
  private final PrintStream errors;

  Mirroring(PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
  }

  /// True when the folder is equal to the API; without `once` it goes on for ever.
  boolean run(URI api, Path folder, boolean once) throws IOException, InterruptedException {
    var mirror = Mirror.open(api, folder);
    var failures = 0;
    var articles = -1L;
    while (true) {
      try {
        var bar = new ProgressBar(output, ProgressBar.isTerminal(), "Mirror");
        var now = mirror.catchUp((done, of) -> bar.show((int) Math.min(done, of), of.intValue()));
        if (now != articles) {
          bar.end("%d articles in %s".formatted(now, folder));
        }
        articles = now;
        failures = 0;
        if (once) {
          return true;
        }
      } catch (IOException failure) {
        errors.println(
            "the mirror waits: "
                + Objects.requireNonNullElse(
                    failure.getMessage(),
                    "expected an answer of %s, found nobody there. Start the API, or correct --mirror"
                        .formatted(api)));
        if (once && ++failures == ATTEMPTS) {
          return false;
        }
      }
      Thread.sleep(PAUSE);
    }
  }
}
