package topicwire.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import topicwire.local.template.FunctionDefinition;
import topicwire.runtime.Environment;

/// One function of the template. As in Lambda, an instance of the handler has one event at a time
/// and is kept for the next one; another instance is made when all are busy. Thread-safe.
public final class LocalFunction {
  /// Instances at most; callers wait for one. In AWS it is a thousand for an account.
  private static final int MAX_INSTANCES = 32;

  /// Lambda's bound for an event and for a reply, in bytes.
  public static final int MAX_PAYLOAD = 6 * 1024 * 1024;

  private final FunctionDefinition definition;
  private final Environment environment;
  private final Consumer<String> log;
  private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore instances = new Semaphore(MAX_INSTANCES);

  /// Makes a function; its handler is made when it is first needed.
  ///
  /// @param variables what Lambda sets, and what takes the place of the function's own
  /// @param log takes what the function logs
  public LocalFunction(
      FunctionDefinition definition, Map<String, String> variables, Consumer<String> log) {
    this.definition = definition;
    this.log = log;
    var all = new HashMap<>(definition.environment());
    all.putAll(variables);
    all.put("AWS_LAMBDA_FUNCTION_NAME", definition.name());
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(definition.memory()));
    this.environment = new Environment(all);
  }

  public String name() {
    return definition.name();
  }

  /// Has an event handled.
  ///
  /// @param event JSON, UTF-8
  /// @return what the handler wrote
  /// @throws FunctionFailure when the handler failed, or took longer than its time-out
  public byte[] invoke(byte[] event) throws FunctionFailure {
    instances.acquireUninterruptibly();
    try {
      var kept = idle.pollFirst();
      var reply = runInTime(kept != null ? kept : instantiate(), event);
      if (reply.length > MAX_PAYLOAD) {
        throw failure(
            new IllegalStateException(
                "expected a reply of at most %d bytes, found %d"
                    .formatted(MAX_PAYLOAD, reply.length)));
      }
      return reply;
    } finally {
      instances.release();
    }
  }

  private byte[] runInTime(RequestStreamHandler handler, byte[] event) throws FunctionFailure {
    var output = new ByteArrayOutputStream();
    var task =
        new FutureTask<>(() -> {
          handler.handleRequest(
              new ByteArrayInputStream(event), output, new InvocationContext(definition, log));
          return output.toByteArray();
        });
    Thread.ofVirtual().name(definition.name()).start(task);
    try {
      var reply = task.get(definition.timeout().toMillis(), TimeUnit.MILLISECONDS);
      idle.addFirst(handler);
      return reply;
    } catch (ExecutionException failed) {
      // An exception leaves an instance in use; after a time-out Lambda makes a new one.
      idle.addFirst(handler);
      throw failure(failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException late) {
      task.cancel(true);
      throw failure(
          new IllegalStateException(
              "took longer than its %d seconds".formatted(definition.timeout().toSeconds())));
    } catch (InterruptedException stopping) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw failure(stopping);
    }
  }

  /// Makes an instance now, so that the first caller does not wait for it.
  public void warm() throws FunctionFailure {
    idle.addFirst(instantiate());
  }

  private RequestStreamHandler instantiate() throws FunctionFailure {
    try {
      return Class.forName(definition.handler())
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Environment.class)
          .newInstance(environment);
    } catch (ReflectiveOperationException | ClassCastException | LinkageError impossible) {
      throw failure(impossible.getCause() == null ? impossible : impossible.getCause());
    }
  }

  private FunctionFailure failure(Throwable cause) {
    return new FunctionFailure(definition.name(), cause);
  }
}
