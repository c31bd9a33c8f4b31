package topicwire.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import topicwire.benchmarks.coldstart.Function.Start;
import topicwire.local.aws.Clients;
import topicwire.local.template.Deployment;

/// A fresh process that runs one function, on one core where the system can bind it.
final class FunctionProcess implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 120;

  private final RuntimeApi api;
  private final Path printed;
  private final Process process;

  private FunctionProcess(RuntimeApi api, Path printed, Process process) {
    this.api = api;
    this.printed = printed;
    this.process = process;
  }

  /// @param database where DynamoDB answers
  /// @param more variables than a function of this system has
  static FunctionProcess start(
      Function function, Start start, URI database, String table, Map<String, String> more)
      throws IOException {
    var api = new RuntimeApi();
    var command = new ArrayList<String>();
    if (new File("/usr/bin/taskset").canExecute()) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.addAll(function.command());
    var printed = Files.createTempFile("function", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_DEFAULT_REGION", Deployment.REGION);
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "Bench");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", start.type);
    variables.put("LAMBDA_TASK_ROOT", "/tmp");
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.toString());
    variables.put("TABLE_NAME", table);
    variables.put("AUDIENCE", "public");
    variables.putAll(more);
    builder.environment().putAll(variables);
    return new FunctionProcess(api, printed, builder.start());
  }

  /// Waits until the function was restored from its snapshot and asks for an event.
  void awaitRestored() throws InterruptedException {
    api.awaitPrimed();
    api.awaitIdle();
  }

  /// When the function answered the event, by [System#nanoTime].
  long answer(byte[] event) throws Exception {
    api.send(event);
    var answer = api.take();
    if (answer == null || !answer.path().endsWith("/response")) {
      throw new IllegalStateException(
          "expected an answer of the function, found "
              + (answer == null ? "none" : answer.path() + " " + answer.body())
              + "; it printed: "
              + Files.readString(printed));
    }
    if (!answer.body().contains("\"statusCode\":200")) {
      throw new IllegalStateException(
          "expected an answer 200, found %s; the function printed: %s"
              .formatted(answer.body(), Files.readString(printed)));
    }
    return answer.nanoTime();
  }

  /// The processor time that the process has taken until now, in hundredths of a second where the
  /// system counts so.
  Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Ends it as a system does that gives notice, and waits for what it does about that.
  void stop() throws InterruptedException, IOException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "expected the process to end within %d s; it printed: %s"
              .formatted(SECONDS_TO_STOP, Files.readString(printed)));
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
    Files.deleteIfExists(printed);
  }
}
