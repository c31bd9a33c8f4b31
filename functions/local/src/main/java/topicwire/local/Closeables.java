package topicwire.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// What was started, to be stopped in the opposite order. Thread-safe.
public final class Closeables implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final List<Future<?>> starting = new ArrayList<>();

  public synchronized <P extends AutoCloseable> P add(P part) {
    started.push(part);
    return part;
  }

  /// Starts a part beside others; they take seconds.
  public synchronized <P extends AutoCloseable> Future<P> startBeside(Callable<P> start) {
    var task = new FutureTask<>(() -> add(start.call()));
    starting.add(task);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  /// A part that was started beside others, once it is up.
  public static <P> P await(Future<P> part) throws Exception {
    try {
      return part.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  @Override
  public void close() {
    // What is still on its way up would be missed.
    for (var part : starting) {
      try {
        part.get();
      } catch (ExecutionException | InterruptedException notStarted) {
        // The one who waits for it receives the cause.
      }
    }
    stopAll();
  }

  private synchronized void stopAll() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failed) {
        System.err.println("while stopping: " + failed);
      }
    }
  }
}
