package topicwire.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/// What was measured, a line each.
public final class Report {
  private final PrintStream out;

  public Report(PrintStream out) {
    this.out = out;
  }

  public void machine() {
    out.printf(
        "%s %s, %d processors, Java %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
  }

  public void heading(String name) {
    out.printf("%n%s%n%-58s %22s %22s %10s%n", name, "what", "measured", "baseline", "ratio");
  }

  /// A figure with its baseline, both with spread.
  public void line(String what, Sample measured, Sample baseline, String unit) {
    out.printf(
        Locale.ROOT,
        "%-58s %22s %22s %9.2fx%n",
        what,
        measured.text(unit),
        baseline.text(unit),
        measured.median() / baseline.median());
  }

  public void line(String what, String measured, String baseline, String ratio) {
    out.printf("%-58s %22s %22s %10s%n", what, measured, baseline, ratio);
  }

  public void note(String text) {
    out.printf("  %s%n", text);
  }
}
