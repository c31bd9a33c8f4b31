package topicwire.benchmarks.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import topicwire.benchmarks.Report;
import topicwire.benchmarks.Requests;
import topicwire.benchmarks.Sample;
import topicwire.benchmarks.TableTime;
import topicwire.benchmarks.coldstart.Function.Start;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// A fresh process to its first answer and its second one, by the clock and by the processor time
/// that it takes, which a busy machine blurs less; and the first answer of a function that was
/// primed and restored from a snapshot, as far as that can be had without one: the same process
/// goes on.
public final class ColdStart {
  private static final int ROUNDS = 9;
  private static final byte[] EVENT =
      Requests.get("/topics/harbours/articles", "", "\"accept-encoding\":\"gzip\"");

  private ColdStart() {}

  /// What is measured of a start.
  ///
  /// @param first milliseconds to the first answer
  /// @param processor milliseconds of processor time to the first answer
  /// @param second milliseconds from the second event to its answer
  private record Answers(double first, double processor, double second) {}

  private record Measured(Function function, List<Answers> times) {}

  public static void run(Report report) throws Exception {
    var folder = Files.createTempDirectory("cold");
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      stack.uploadSamples();
      stack.awaitEmptyQueues(Duration.ofMinutes(1));
      cold(report, stack, folder);
      primed(report, stack);
      var loaded =
          LoadedClasses.of(log -> {
            cold(stack, query(Start.COLD, "-Xlog:class+load:file=" + log), Map.of());
          });
      report.note("classes loaded before the second answer: " + loaded.text());
    } finally {
      delete(folder);
    }
  }

  private static Function query(Start start, String... flags) {
    return Function.java(
        "query function", start, CustomRuntime.queryJar().toString(), Function.QUERY, flags);
  }

  private static Function constant(Start start) {
    return Function.java(
        "a handler that returns a constant",
        start,
        Function.onClassPath("benchmarks"),
        ConstantFunction.class.getName());
  }

  /// In turns, so that each round has the same machine.
  private static void cold(Report report, LocalStack stack, Path folder) throws Exception {
    var runtime = CustomRuntime.build(stack);
    var functions = new ArrayList<>(List.of(query(Start.COLD), runtime.function()));
    functions.addAll(OtherLanguages.install(folder, report));
    var measured = functions.stream().map(each -> new Measured(each, new ArrayList<>())).toList();
    var baseline = new ArrayList<Answers>();
    for (var round = 0; round < ROUNDS; round++) {
      baseline.add(cold(stack, constant(Start.COLD), Map.of()));
      for (var each : measured) {
        var isOwn = each.function().equals(runtime.function());
        Map<String, String> more = isOwn ? runtime.variables() : Map.of();
        each.times().add(cold(stack, each.function(), more));
      }
    }
    for (var each : measured) {
      line(report, "processor time to its first answer", each, baseline, Answers::processor);
      line(report, "elapsed", each, baseline, Answers::first);
    }
    report.note(
        "baseline: a handler that returns a constant; target: at most 6x by processor time, 3x with"
            + " the AOT cache");
    line(report, "its second request", measured.getFirst(), baseline, Answers::second);
  }

  private static void line(
      Report report,
      String what,
      Measured measured,
      List<Answers> baseline,
      ToDoubleFunction<Answers> time) {
    report.line(
        measured.function().name() + ": " + what,
        sample(measured.times(), time),
        sample(baseline, time),
        "ms");
  }

  private static void primed(Report report, LocalStack stack) throws Exception {
    var measured = new ArrayList<Double>();
    var baseline = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      measured.add(primed(stack, query(Start.SNAPSHOT)));
      baseline.add(primed(stack, constant(Start.SNAPSHOT)));
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

  private static Answers cold(LocalStack stack, Function function, Map<String, String> more)
      throws Exception {
    var begin = System.nanoTime();
    try (var process = start(stack, function, Start.COLD, more)) {
      var first = process.answer(EVENT);
      var processor = process.processorTime();
      var between = System.nanoTime();
      var second = process.answer(EVENT);
      return new Answers(
          (first - begin) / 1e6, processor.toNanos() / 1e6, (second - between) / 1e6);
    }
  }

  private static double primed(LocalStack stack, Function function) throws Exception {
    try (var process = start(stack, function, Start.SNAPSHOT, Map.of())) {
      process.awaitRestored();
      var begin = System.nanoTime();
      return (process.answer(EVENT) - begin) / 1e6;
    }
  }

  private static FunctionProcess start(
      LocalStack stack, Function function, Start start, Map<String, String> more) throws Exception {
    return FunctionProcess.start(
        function, start, stack.dynamoDb(), stack.deployment().table().name(), more);
  }

  private static void delete(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
