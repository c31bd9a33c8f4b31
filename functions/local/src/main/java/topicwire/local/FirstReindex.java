package topicwire.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.local.function.FunctionFailure;

/** A comparison of bucket and index, asked for on the command line. */
final class FirstReindex {
  private static final JsonFactory JSON = new JsonFactory();

  private final LocalStack stack;
  private final PrintStream output;

  FirstReindex(LocalStack stack, PrintStream output) {
    this.stack = stack;
    this.output = output;
  }

  /** Compares, waits until what differs is indexed, and prints the report. */
  void run() throws FunctionFailure, InterruptedException {
    var answer = ask("{\"task\":\"walk\"}");
    while (answer.outcome().equals("cut")) {
      output.printf("Reindexing %s%n", answer.figures());
      answer = ask("{\"task\":\"tick\"}");
    }
    if (answer.outcome().equals("busy")) {
      output.println("Reindexing another run is at it, or died a moment ago; try again later");
      return;
    }
    output.printf("Reindexing %s%n", answer.figures());
    while (stack.pending() > 0) {
      Thread.sleep(50);
    }
  }

  private Answer ask(String request) throws FunctionFailure {
    return Answer.of(stack.invoke("ReindexFunction", request.getBytes(UTF_8)));
  }

  /** The answer of the function: how it ended, and the figures that are not zero. */
  private record Answer(String outcome, Map<String, Long> numbers) {
    static Answer of(byte[] bytes) {
      var outcome = "";
      var numbers = new LinkedHashMap<String, Long>();
      try (var json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
        while (json.nextToken() != null) {
          if (json.currentToken() == JsonToken.VALUE_STRING
              && json.currentName() != null
              && json.currentName().equals("outcome")) {
            outcome = json.getString();
          }
          if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            put(json, numbers);
          }
        }
      }
      return new Answer(outcome, numbers);
    }

    private static void put(JsonParser json, Map<String, Long> numbers) {
      if (json.currentName() != null && json.getLongValue() != 0) {
        numbers.put(json.currentName(), json.getLongValue());
      }
    }

    String figures() {
      return numbers.entrySet().stream()
          .map(figure -> figure.getKey() + " " + figure.getValue())
          .collect(Collectors.joining(", "));
    }
  }
}
