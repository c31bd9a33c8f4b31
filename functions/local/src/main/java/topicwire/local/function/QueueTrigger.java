package topicwire.local.function;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import topicwire.local.aws.MessageQueues;
import topicwire.local.aws.MessageQueues.Message;
import topicwire.local.template.FunctionDefinition.QueueSource;

/// Feeds a function from a queue, as Lambda's event source mapping does: batches, as many at a time
/// as the template allows; a message is removed when its function succeeded. One thing differs:
/// what failed comes back after a second or a few, not after the queue's visibility time-out of
/// minutes.
public final class QueueTrigger implements AutoCloseable {
  /// Short, as stopping has to wait for it.
  private static final Duration WAIT = Duration.ofSeconds(1);

  private static final int MAX_DELAY_SECONDS = 30;

  private final QueueSource source;
  private final MessageQueues queues;
  private final LocalFunction function;
  private final Consumer<String> problems;
  private final Semaphore handling;
  private volatile boolean stopping;

  /// Makes a trigger that does nothing yet.
  ///
  /// @param problems takes a line for every batch that failed
  public QueueTrigger(
      QueueSource source, MessageQueues queues, LocalFunction function, Consumer<String> problems) {
    this.source = source;
    this.queues = queues;
    this.function = function;
    this.problems = problems;
    this.handling = new Semaphore(source.concurrency());
  }

  /// The queue that it reads.
  public String queue() {
    return source.queue();
  }

  public void start() {
    for (int worker = 0; worker < source.concurrency(); worker++) {
      Thread.ofVirtual().name(source.queue() + "-" + worker).start(this::run);
    }
  }

  private void run() {
    while (!stopping) {
      try {
        var batch = queues.receive(source.queue(), Math.min(source.batchSize(), 10), WAIT);
        if (!batch.isEmpty()) {
          handling.acquire();
          try {
            handle(batch);
          } finally {
            handling.release();
          }
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException broken) {
        if (!stopping) {
          problems.accept("cannot read queue %s: %s".formatted(source.queue(), broken));
          pause();
        }
      }
    }
  }

  private void handle(List<Message> batch) {
    var failed = failed(batch);
    queues.delete(
        source.queue(), batch.stream().filter(message -> !failed.contains(message.id())).toList());
    batch.stream()
        .filter(message -> failed.contains(message.id()))
        .forEach(message -> queues.returnAfter(source.queue(), message, delay(message)));
  }

  private Set<String> failed(List<Message> batch) {
    var all = batch.stream().map(Message::id).collect(Collectors.toSet());
    try {
      var response = function.invoke(SqsEvent.of(source.queue(), batch));
      var failed =
          source.partial() ? BatchResponse.failures(response, all).orElse(all) : Set.<String>of();
      if (!failed.isEmpty()) {
        problems.accept(
            "%s: %d of %d messages failed and will be tried again"
                .formatted(function.name(), failed.size(), all.size()));
      }
      return failed;
    } catch (FunctionFailure failure) {
      problems.accept(
          failure.getMessage() + "; %d messages will be tried again".formatted(all.size()));
      return all;
    }
  }

  private static Duration delay(Message message) {
    return Duration.ofSeconds(
        Math.min(1L << Math.min(message.receives() - 1, 10), MAX_DELAY_SECONDS));
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes no more messages and waits for the batches that are being handled.
  @Override
  public void close() {
    stopping = true;
    handling.acquireUninterruptibly(source.concurrency());
  }
}
