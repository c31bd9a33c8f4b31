package topicwire.local.console;

import java.io.PrintStream;

/// Shows how far something is, on one line of a terminal; elsewhere only its end. Thread-safe.
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintStream output;
  private final boolean terminal;
  private final String what;
  private int shown = -1;

  ProgressBar(PrintStream output, boolean terminal, String what) {
    this.output = output;
    this.terminal = terminal;
    this.what = what;
  }

  /// Whether this process writes to a terminal.
  @SuppressWarnings("SystemConsoleNull") // null again since 25, unless it is a terminal
  static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  synchronized void show(int done, int of) {
    int full = of == 0 ? WIDTH : (int) ((long) done * WIDTH / of);
    // Threads may arrive in another order than they finished.
    if (!terminal || full < shown || (full == shown && done < of)) {
      return;
    }
    shown = full;
    output.printf(
        "\r%-10s [%s%s] %d of %d", what, "#".repeat(full), ".".repeat(WIDTH - full), done, of);
    output.flush();
  }

  /// Ends the line.
  synchronized void end(String summary) {
    output.printf("%s%-10s %s%n", terminal ? "\r\u001b[K" : "", what, summary);
  }
}
