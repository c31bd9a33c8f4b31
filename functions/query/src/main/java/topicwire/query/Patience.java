package topicwire.query;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import topicwire.index.TableException;

/**
 * Bounds how long an answer may take as a whole: each request to the table has a time-out of its
 * own, but an answer may need several, and a function that Lambda ends leaves the caller with the
 * gateway's own error. Thread-safe.
 *
 * @param longest shorter than the function's time-out, which is shorter than the gateway's
 */
record Patience(Duration longest) {

  /** Of the function's ten seconds (template.yaml); the rest is for starting and for the reply. */
  static final Patience USUAL = new Patience(Duration.ofSeconds(8));

  /**
   * What the question is answered, on a thread of its own. One that is given up is interrupted, and
   * nobody waits for its end: all it does is read.
   *
   * @throws TableException when it takes too long
   */
  <T> T of(Callable<T> question) {
    var task = new FutureTask<>(question);
    Thread.ofVirtual().name("answer").start(task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new TableException(
          "expected all requests of an answer within %d ms, found them unfinished"
              .formatted(longest.toMillis()),
          e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new TableException("interrupted while waiting for the table", e);
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("expected no checked exception", cause);
    };
  }
}
