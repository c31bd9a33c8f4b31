package topicwire.ingest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import topicwire.runtime.Deadline;
import topicwire.sync.LastTry;
import topicwire.sync.Reconciler;

/// Reconciles the keys of a batch in parallel, each once, each in a virtual thread of its own.
final class Batch {
  /// Keys worked on at once. With the function's maximum concurrency this bounds how many writers
  /// can meet on one count, and the memory for objects and their trees.
  static final int PARALLEL = 10;

  /// Kept back for the answer: a key that is not done by then is left to the message's next visit.
  private static final Duration RESERVE = Duration.ofMillis(1_500);

  private final Reconciler reconciler;

  Batch(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /// The result of every key.
  Map<String, Result> run(Map<String, LastTry> keys, Deadline deadline) {
    var results = new LinkedHashMap<String, Result>();
    var places = new Semaphore(PARALLEL);
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var futures = new LinkedHashMap<String, Future<Result>>();
      keys.forEach((key, lastTry) ->
          futures.put(key, executor.submit(() -> reconcile(key, lastTry, deadline, places))));
      futures.forEach((key, future) -> results.put(key, await(key, future, deadline)));
      return results;
    } finally {
      executor
          .shutdownNow(); // what still runs is out of time; its source record's condition protects
    }
  }

  private Result reconcile(String key, LastTry lastTry, Deadline deadline, Semaphore places)
      throws InterruptedException {
    places.acquire();
    var start = System.nanoTime();
    try {
      if (deadline.remaining().compareTo(RESERVE) < 0) {
        return new Result.OutOfTime(key);
      }
      return new Result.Ended(
          key, reconciler.reconcile(key, deadline, lastTry), millisSince(start));
    } catch (Throwable e) {
      // Errors too (a deep stack, memory, a class that does not load): one key's must not take
      // its neighbours with it. Nothing is swallowed: the message fails and comes again.
      return new Result.Failed(key, e, millisSince(start));
    } finally {
      places.release();
    }
  }

  private static Result await(String key, Future<Result> future, Deadline deadline) {
    try {
      var left = deadline.remaining().minus(RESERVE);
      return future.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Result.OutOfTime(key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.OutOfTime(key);
    } catch (ExecutionException e) {
      return new Result.Failed(key, e.getCause() == null ? e : e.getCause(), 0);
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
