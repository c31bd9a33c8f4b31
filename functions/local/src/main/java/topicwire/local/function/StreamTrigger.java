package topicwire.local.function;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.aws.TableStream;
import topicwire.local.template.FunctionDefinition.StreamSource;

/// Feeds a function from the stream of the table, as Lambda's event source mapping does: in order,
/// one batch at a time, only what its filter lets through, and from the first record that failed
/// again.
public final class StreamTrigger implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final StreamSource source;
  private final EventPattern pattern;
  private final TableStream stream;
  private final LocalFunction function;
  private final Consumer<String> problems;
  private final Thread thread;
  private volatile boolean stopping;

  /// Makes a trigger that does nothing yet.
  ///
  /// @param problems takes a line for every batch that failed
  public StreamTrigger(
      StreamSource source, TableStream stream, LocalFunction function, Consumer<String> problems) {
    this.source = source;
    this.pattern = new EventPattern(source.patterns());
    this.stream = stream;
    this.function = function;
    this.problems = problems;
    thread = Thread.ofVirtual().name(function.name() + "-stream").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        try {
          var records = stream.next(source.batchSize());
          if (records.isEmpty()) {
            Thread.sleep(IDLE);
          }
          handle(records.stream().filter(pattern::matches).toList());
        } catch (RuntimeException broken) {
          if (!stopping) {
            problems.accept("cannot read the stream of the table: " + broken);
          }
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException stopped) {
      // close() asked for it.
    }
  }

  private void handle(List<JsonNode> records) throws InterruptedException {
    var left = records;
    while (!left.isEmpty() && !stopping) {
      left = failed(left);
      if (!left.isEmpty()) {
        problems.accept(
            "%s: %d records will be tried again".formatted(function.name(), left.size()));
        Thread.sleep(AFTER_FAILURE);
      }
    }
  }

  /// The records from the first one on that failed.
  private List<JsonNode> failed(List<JsonNode> records) {
    var numbers = records.stream().map(StreamTrigger::number).toList();
    Set<String> failed;
    try {
      var answer = function.invoke(JSON.writeValueAsBytes(Map.of("Records", records)));
      failed = BatchResponse.failures(answer, Set.copyOf(numbers)).orElse(Set.copyOf(numbers));
    } catch (FunctionFailure failure) {
      problems.accept(failure.getMessage());
      failed = Set.copyOf(numbers);
    }
    var first = failed.stream().mapToInt(numbers::indexOf).min();
    return first.isEmpty() ? List.of() : records.subList(first.getAsInt(), records.size());
  }

  private static String number(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asString();
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
  }
}
