package topicwire.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import topicwire.local.template.FunctionDefinition.Schedule;

/// Calls a function by the clock, as EventBridge Scheduler does; for the first time when the first
/// interval is over, and not again while a call runs.
public final class ScheduleTrigger implements AutoCloseable {
  private final Schedule schedule;
  private final LocalFunction function;
  private final Consumer<String> problems;
  private final Thread thread;

  /// Makes a trigger that does nothing yet.
  ///
  /// @param problems takes a line for every call that failed
  public ScheduleTrigger(Schedule schedule, LocalFunction function, Consumer<String> problems) {
    this.schedule = schedule;
    this.function = function;
    this.problems = problems;
    thread = Thread.ofVirtual().name(function.name() + "-schedule").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(schedule.interval());
        try {
          function.invoke(schedule.input().getBytes(UTF_8));
        } catch (FunctionFailure failure) {
          problems.accept(failure.getMessage() + "; the next tick makes up for it");
        }
      }
    } catch (InterruptedException stopped) {
      // close() asked for it.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
