package topicwire.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import topicwire.local.LocalStack;
import topicwire.local.aws.Clients;

/// A fresh JVM that runs one function through AWS's runtime interface client, on one core where the
/// system can bind it.
public final class FunctionProcess implements AutoCloseable {

  /// How Lambda starts it, and how far its compilers go then.
  enum Start {
    COLD("on-demand", 1),
    SNAPSHOT("snap-start", 4);

    private final String type;
    private final int level;

    Start(String type, int level) {
      this.type = type;
      this.level = level;
    }
  }

  /// What runs.
  ///
  /// @param code jar or folder of the handler's classes
  record Function(String code, String handler) {}

  private final RuntimeApi api;
  private final Path printed;
  private final Process process;

  private FunctionProcess(RuntimeApi api, Path printed, Process process) {
    this.api = api;
    this.printed = printed;
    this.process = process;
  }

  public static FunctionProcess start(
      LocalStack stack, Function function, Start start, String... flags) throws IOException {
    var api = new RuntimeApi();
    var command = new ArrayList<String>();
    if (new File("/usr/bin/taskset").canExecute()) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=" + start.level,
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx768m",
            "-Djava.net.preferIPv4Stack=true",
            // Through this the runtime's own snapshots find the function's hooks.
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            function.code() + File.pathSeparator + runtimeClient(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            function.handler()));
    var printed = Files.createTempFile("function", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().putAll(environment(stack, api, function.handler()));
    builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", start.type);
    return new FunctionProcess(api, printed, builder.start());
  }

  /// Waits until the function was restored from its snapshot and asks for an event.
  public void awaitRestored() throws InterruptedException {
    api.awaitPrimed();
    api.awaitIdle();
  }

  /// When the function answered the event, by [System#nanoTime].
  public long answer(byte[] event) throws Exception {
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
      throw new IllegalStateException("expected an answer 200, found " + answer.body());
    }
    return answer.nanoTime();
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

  private static Map<String, String> environment(LocalStack stack, RuntimeApi api, String handler) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "Bench");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("LAMBDA_TASK_ROOT", "/tmp");
    variables.put("_HANDLER", handler);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
    variables.put("TABLE_NAME", stack.deployment().table().name());
    variables.put("AUDIENCE", "public");
    return variables;
  }

  private static String runtimeClient() {
    return String.join(
        File.pathSeparator,
        onClassPath("aws-lambda-java-runtime-interface-client"),
        onClassPath("aws-lambda-java-serialization"),
        onClassPath("aws-lambda-java-core"),
        onClassPath("utils-lite"));
  }

  /// The first entry of this process's class path that has the part in its name.
  public static String onClassPath(String part) {
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.contains(part)) {
        return entry;
      }
    }
    throw new IllegalStateException("expected " + part + " on the class path, found it missing");
  }
}
