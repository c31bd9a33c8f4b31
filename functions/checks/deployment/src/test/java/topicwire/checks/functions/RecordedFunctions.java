package topicwire.checks.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import topicwire.local.LocalStack;
import topicwire.local.aws.Clients;
import topicwire.local.template.Role;
import topicwire.runtime.Environment;
import topicwire.testing.TimeLeft;

/// The functions of a stack, made once more, with a recorder between them and each service.
final class RecordedFunctions implements AutoCloseable {
  private final Map<String, RequestStreamHandler> handlers = new TreeMap<>();
  private final Map<String, List<Role.Request>> requests = new TreeMap<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Recorder table;
  private final Recorder bucket;
  private final Recorder queue;

  RecordedFunctions(LocalStack stack) throws IOException, ReflectiveOperationException {
    table = new Recorder(stack.dynamoDb());
    bucket = new Recorder(stack.s3());
    queue = new Recorder(stack.sqs());
    // Functions take standard output as it is when they are made.
    var output = System.out;
    System.setOut(new PrintStream(log, true, UTF_8));
    try {
      for (var definition : stack.deployment().functions()) {
        var variables = new HashMap<>(Clients.lambdaVariables());
        variables.putAll(definition.environment());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", definition.name());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", table.address().toString());
        variables.put("AWS_ENDPOINT_URL_S3", bucket.address().toString());
        variables.put("AWS_ENDPOINT_URL_SQS", queue.address().toString());
        handlers.put(
            definition.name(),
            Class.forName(definition.handler())
                .asSubclass(RequestStreamHandler.class)
                .getConstructor(Environment.class)
                .newInstance(new Environment(variables)));
        requests.put(definition.name(), new ArrayList<>());
      }
    } finally {
      System.setOut(output);
    }
  }

  /// The function's answer to an event.
  String call(String function, String event) throws IOException {
    var reply = new ByteArrayOutputStream();
    Objects.requireNonNull(handlers.get(function), function)
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), reply, TimeLeft.plenty());
    var made = Objects.requireNonNull(requests.get(function), function);
    table.taken().forEach(exchange -> made.addAll(Requests.ofTable(exchange)));
    bucket.taken().forEach(exchange -> made.add(Requests.ofBucket(exchange)));
    queue.taken().forEach(exchange -> made.add(Requests.ofQueue(exchange)));
    return reply.toString(UTF_8);
  }

  /// What each function has asked for so far.
  Map<String, List<Role.Request>> requests() {
    return requests;
  }

  /// The lines of all their logs.
  List<String> logged() {
    return log.toString(UTF_8).lines().toList();
  }

  @Override
  public void close() {
    table.close();
    bucket.close();
    queue.close();
  }
}
