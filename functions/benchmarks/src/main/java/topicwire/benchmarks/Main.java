package topicwire.benchmarks;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import topicwire.benchmarks.coldstart.ColdStart;

/// Runs one benchmark or all of them, and prints a table.
public final class Main {
  private Main() {}

  /// One kind of benchmark.
  @FunctionalInterface
  interface Benchmark {
    void run(Report report) throws Exception;
  }

  private static Map<String, Benchmark> all() {
    var all = new LinkedHashMap<String, Benchmark>();
    all.put("cold", ColdStart::run);
    all.put("parse", Parsing::run);
    all.put("query", Querying::run);
    all.put("cost", Cost::run);
    all.put("ingest", Ingesting::run);
    all.put("load", Load::run);
    return all;
  }

  /// The benchmark's name, or none for all.
  public static void main(String... arguments) throws Exception {
    var wanted = arguments.length == 0 || arguments[0].isEmpty() ? "all" : arguments[0];
    var all = all();
    if (!wanted.equals("all") && !all.containsKey(wanted)) {
      System.err.printf("expected one of all, %s, found %s%n", all.keySet(), wanted);
      System.exit(2);
    }
    var report = new Report(System.out);
    // The functions print their logs.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    report.machine();
    for (var benchmark : all.entrySet()) {
      if (wanted.equals("all") || wanted.equals(benchmark.getKey())) {
        report.heading(benchmark.getKey());
        benchmark.getValue().run(report);
      }
    }
    System.exit(0);
  }
}
