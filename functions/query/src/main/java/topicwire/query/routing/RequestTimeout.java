package topicwire.query.routing;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import topicwire.index.table.TableException;

/// Bounds how long an answer may take as a whole: each request to the table has a time-out of its
/// own, but an answer may need several, and a function that Lambda ends leaves the caller with the
/// gateway's own error. Thread-safe.
///
/// The thread that answers is interrupted, which ends its waiting; a read from a socket goes on to
/// the time-out of its own. An answer on another thread could be given up at once, but handing it
/// over costs every request a tenth of a millisecond.
///
/// @param longest with the longest read from a socket (two seconds) shorter than the function's
///   time-out, which is shorter than the gateway's
public record RequestTimeout(Duration longest) {

  /// Of the function's ten seconds (template.yaml).
  public static final RequestTimeout USUAL = new RequestTimeout(Duration.ofSeconds(7));

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("request-timeout").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /// What the question is answered. All that a question does is read: it may end anywhere.
  ///
  /// @throws TableException when it takes too long
  public <T> T of(Supplier<T> question) {
    var alarm = new Alarm(Thread.currentThread());
    var scheduled = TIMER.schedule(alarm, longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw alarm.hasRung()
          ? new TableException(
              "expected all requests of an answer within %d ms, found them unfinished"
                  .formatted(longest.toMillis()),
              e)
          : e;
    } finally {
      scheduled.cancel(false);
      alarm.end();
    }
  }

  /// Interrupts a thread, unless it is too late for it.
  private static final class Alarm implements Runnable {
    private final Thread thread;
    private boolean rung;
    private boolean ended;

    Alarm(Thread thread) {
      this.thread = thread;
    }

    @Override
    public synchronized void run() {
      if (!ended) {
        rung = true;
        thread.interrupt();
      }
    }

    synchronized boolean hasRung() {
      return rung;
    }

    /// From here on the thread is somebody else's: no interrupt may meet or outlast that.
    synchronized void end() {
      ended = true;
      if (rung) {
        Thread.interrupted();
      }
    }
  }
}
