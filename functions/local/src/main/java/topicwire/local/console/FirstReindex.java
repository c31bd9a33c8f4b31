package topicwire.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.LocalStack;
import topicwire.local.function.FunctionFailure;

/// A comparison of bucket and index after the start. When it fails, a line says so, and it is tried
/// again: bucket and API stay up meanwhile. For one thread.
final class FirstReindex {
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

  /// No longer, so that a cause that is gone is noticed.
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  private static final JsonMapper JSON = new JsonMapper();

  private final LocalStack stack;
  private final PrintStream output;
  private final Consumer<String> problems;
  private long held;

  /// Makes a comparison that is not begun yet.
  ///
  /// @param problems takes a line for every try that failed
  FirstReindex(LocalStack stack, PrintStream output, Consumer<String> problems) {
    this.stack = stack;
    this.output = output;
    this.problems = problems;
  }

  /// How many articles without a file the last comparison has kept, as they were too many.
  long held() {
    return held;
  }

  /// Compares, waits until what differs is indexed, and prints the report; whether that was done.
  ///
  /// @param next what happens when it is not, for people
  boolean run(String next) throws InterruptedException {
    String reason;
    try {
      if (compare()) {
        return true;
      }
      reason = "another run is at it";
    } catch (FunctionFailure | RuntimeException failed) {
      reason = String.valueOf(failed.getMessage());
    }
    problems.accept(
        "The first comparison of bucket and index failed: %s; %s".formatted(reason, next));
    return false;
  }

  /// Tries again, less and less often, until bucket and index are compared.
  void runUntilDone() throws InterruptedException {
    var pause = SHORTEST_PAUSE;
    var done = false;
    while (!done) {
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
      done = run("it is tried again in %d minutes".formatted(pause.toMinutes()));
    }
  }

  /// Whether it came to an end; not when another run holds the lease.
  private boolean compare() throws FunctionFailure, InterruptedException {
    // From the beginning, also where a run is under way: queues lose their keys with the process.
    var answer = ask("{\"task\":\"walk\"}");
    while (answer.outcome().equals("cut")) {
      output.printf("Reindexing %s%n", answer.figures());
      answer = ask("{\"task\":\"tick\"}");
    }
    if (answer.outcome().equals("busy")) {
      return false;
    }
    held = answer.numbers().getOrDefault("held", 0L);
    output.printf("Reindexing %s%n", answer.figures());
    while (stack.pending() > 0) {
      Thread.sleep(50);
    }
    return true;
  }

  /// Makes the comparisons that the settings file asks for, and waits until all that they find is
  /// indexed.
  void sweep() throws FunctionFailure, InterruptedException {
    do {
      do {
        Thread.sleep(50);
      } while (stack.pending() > 0);
    } while (!ask("{\"task\":\"tick\"}").outcome().equals("idle"));
  }

  private Answer ask(String request) throws FunctionFailure {
    return Answer.of(stack.invoke("ReindexFunction", request.getBytes(UTF_8)));
  }

  /// The answer of the function: how it ended, and the figures that are not zero.
  private record Answer(String outcome, Map<String, Long> numbers) {
    static Answer of(byte[] bytes) {
      var root = JSON.readTree(bytes);
      var numbers = new LinkedHashMap<String, Long>();
      put(root, numbers);
      return new Answer(root.path("outcome").asString(""), numbers);
    }

    private static void put(JsonNode node, Map<String, Long> numbers) {
      node.forEachEntry((name, value) -> {
        if (value.isIntegralNumber() && value.asLong() != 0) {
          numbers.put(name, value.asLong());
        }
        put(value, numbers);
      });
    }

    String figures() {
      return numbers.entrySet().stream()
          .map(figure -> figure.getKey() + " " + figure.getValue())
          .collect(Collectors.joining(", "));
    }
  }
}
