package topicwire.benchmarks.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import topicwire.benchmarks.Report;
import topicwire.benchmarks.Requests;
import topicwire.benchmarks.Sample;
import topicwire.benchmarks.TableTime;
import topicwire.benchmarks.coldstart.FunctionProcess.Function;
import topicwire.benchmarks.coldstart.FunctionProcess.Start;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// A fresh JVM to its first answer and its second one; and the first answer of a function that was
/// primed and restored from a snapshot, as far as that can be had without one: the same process
/// goes on.
public final class ColdStart {
  private static final int ROUNDS = 9;
  private static final byte[] EVENT =
      Requests.get("/topics/harbours/articles", "", "\"accept-encoding\":\"gzip\"");

  private static final Function CONSTANT =
      new Function(FunctionProcess.onClassPath("benchmarks"), ConstantFunction.class.getName());

  private ColdStart() {}

  /// Milliseconds to the first answer, and from the second event to its answer.
  private record Answers(double first, double second) {}

  public static void run(Report report) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      stack.uploadSamples();
      stack.awaitEmptyQueues(Duration.ofMinutes(1));
      var query = new Function(queryJar(), "topicwire.query.QueryFunction");
      cold(report, stack, query);
      primed(report, stack, query);
      for (var function : List.of(query, CONSTANT)) {
        report.note(
            "%s: %d classes loaded".formatted(function.handler(), classes(stack, function)));
      }
    }
  }

  private static void cold(Report report, LocalStack stack, Function query) throws Exception {
    var measured = new ArrayList<Answers>();
    var baseline = new ArrayList<Answers>();
    for (var round = 0; round < ROUNDS; round++) {
      measured.add(cold(stack, query));
      baseline.add(cold(stack, CONSTANT));
    }
    report.line(
        "cold start of the query function",
        sample(measured, Answers::first),
        sample(baseline, Answers::first),
        "ms");
    report.note("baseline: a handler that returns a constant; target: at most 6x");
    report.line(
        "the second request",
        sample(measured, Answers::second),
        sample(baseline, Answers::second),
        "ms");
  }

  private static void primed(Report report, LocalStack stack, Function query) throws Exception {
    var measured = new ArrayList<Double>();
    var baseline = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      measured.add(primed(stack, query));
      baseline.add(primed(stack, CONSTANT));
    }
    var primed = sample(measured, time -> time);
    var constant = sample(baseline, time -> time);
    var table = TableTime.of(stack, "TOPIC#harbours");
    report.line("the first request after priming", primed, constant, "ms");
    report.note(
        "DynamoDB's own time: %s; over both: %.1f ms; target: at most 1.5 ms"
            .formatted(table.text("ms"), primed.median() - constant.median() - table.median()));
  }

  private static <T> Sample sample(List<T> of, ToDoubleFunction<T> time) {
    return Sample.of(of.stream().mapToDouble(time).toArray());
  }

  private static Answers cold(LocalStack stack, Function function, String... flags)
      throws Exception {
    var begin = System.nanoTime();
    try (var process = FunctionProcess.start(stack, function, Start.COLD, flags)) {
      var first = process.answer(EVENT);
      var between = System.nanoTime();
      var second = process.answer(EVENT);
      return new Answers((first - begin) / 1e6, (second - between) / 1e6);
    }
  }

  private static double primed(LocalStack stack, Function function) throws Exception {
    try (var process = FunctionProcess.start(stack, function, Start.SNAPSHOT)) {
      process.awaitRestored();
      var begin = System.nanoTime();
      return (process.answer(EVENT) - begin) / 1e6;
    }
  }

  private static int classes(LocalStack stack, Function function) throws Exception {
    var log = Files.createTempFile("classes", ".log");
    try {
      cold(stack, function, "-Xlog:class+load:file=" + log);
      return Files.readAllLines(log).size();
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static String queryJar() {
    var jar =
        Path.of(System.getProperty("topicwire.root", "."))
            .resolve("functions/query/target/lambda/lib/topicwire-query.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("expected " + jar + " to be built: run ./mvnw -Pbench");
    }
    return jar.toString();
  }
}
