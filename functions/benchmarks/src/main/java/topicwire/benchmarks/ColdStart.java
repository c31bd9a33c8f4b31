package topicwire.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.local.aws.Clients;

/**
 * A fresh JVM to its first answer, through AWS's runtime interface client, on one core with
 * Lambda's flags; and the second answer.
 */
final class ColdStart {
  private static final int ROUNDS = 9;

  private ColdStart() {}

  /** Milliseconds to the first answer, and from the second event to its answer. */
  private record Start(double first, double second) {}

  static void run(Report report) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      stack.uploadSamples();
      stack.awaitEmptyQueues(Duration.ofMinutes(1));
      var event = Requests.get("/topics/harbours/articles", "", "");
      var query = new ArrayList<Start>();
      var constant = new ArrayList<Start>();
      for (var round = 0; round < ROUNDS; round++) {
        query.add(start(stack, queryJar(), "topicwire.query.QueryFunction", event, List.of()));
        constant.add(
            start(stack, ownClasses(), ConstantFunction.class.getName(), event, List.of()));
      }
      report.line("cold start of the query function", first(query), first(constant), "ms");
      report.note("baseline: a handler that returns a constant; target: at most 6x");
      report.line("the second request", second(query), second(constant), "ms");
      for (var function : Map.of("query", queryJar(), "constant", ownClasses()).entrySet()) {
        var handler =
            function.getKey().equals("query")
                ? "topicwire.query.QueryFunction"
                : ConstantFunction.class.getName();
        var log = Files.createTempFile("classes", ".log");
        start(stack, function.getValue(), handler, event, List.of("-Xlog:class+load:file=" + log));
        report.note(
            "%s: %d classes loaded".formatted(function.getKey(), Files.readAllLines(log).size()));
      }
    }
  }

  private static Sample first(List<Start> starts) {
    return Sample.of(starts.stream().mapToDouble(Start::first).toArray());
  }

  private static Sample second(List<Start> starts) {
    return Sample.of(starts.stream().mapToDouble(Start::second).toArray());
  }

  private static Start start(
      LocalStack stack, String code, String handler, byte[] event, List<String> flags)
      throws Exception {
    try (var api = new RuntimeApi()) {
      var command = new ArrayList<String>();
      if (new File("/usr/bin/taskset").canExecute()) {
        command.addAll(List.of("taskset", "-c", "0"));
      }
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(flags);
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xshare:auto",
              "-Xmx768m",
              "--enable-native-access=ALL-UNNAMED",
              "-cp"));
      command.add(code + File.pathSeparator + runtimeClient());
      command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
      command.add(handler);
      var printed = Files.createTempFile("cold", ".log");
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
      builder.environment().putAll(environment(stack, api, handler));
      api.send(event);
      var begin = System.nanoTime();
      var process = builder.start();
      try {
        var first = answer(api, printed);
        var between = System.nanoTime();
        api.send(event);
        var second = answer(api, printed);
        return new Start((first.nanoTime() - begin) / 1e6, (second.nanoTime() - between) / 1e6);
      } finally {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
        Files.deleteIfExists(printed);
      }
    }
  }

  private static RuntimeApi.Answer answer(RuntimeApi api, Path printed) throws Exception {
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
    return answer;
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

  private static String queryJar() {
    var jar =
        Path.of(System.getProperty("topicwire.root", "."))
            .resolve("functions/query/target/lambda/lib/topicwire-query.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("expected " + jar + " to be built: run ./mvnw -Pbench");
    }
    return jar.toString();
  }

  private static String ownClasses() {
    return onClassPath("benchmarks");
  }

  private static String runtimeClient() {
    return onClassPath("aws-lambda-java-runtime-interface-client")
        + File.pathSeparator
        + onClassPath("aws-lambda-java-serialization")
        + File.pathSeparator
        + onClassPath("aws-lambda-java-core")
        + File.pathSeparator
        + onClassPath("utils-lite");
  }

  private static String onClassPath(String part) {
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.contains(part)) {
        return entry;
      }
    }
    throw new IllegalStateException("expected " + part + " on the class path, found it missing");
  }
}
