package topicwire.local;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topicwire.local.aws.ArticleBucket;
import topicwire.local.function.FunctionFailure;
import topicwire.local.function.LocalFunction;
import topicwire.local.function.QueueTrigger;
import topicwire.local.function.ScheduleTrigger;
import topicwire.local.function.StreamTrigger;
import topicwire.local.gateway.Gateway;
import topicwire.local.restart.Leftovers;
import topicwire.local.restart.ReindexLease;
import topicwire.local.template.Deployment;
import topicwire.local.template.FunctionDefinition;
import topicwire.local.template.FunctionDefinition.Route;

/// Topicwire on this machine: the template's bucket, queues, table, functions and HTTP API, all on
/// 127.0.0.1. Thread-safe.
///
/// <pre>`try (var stack = LocalStack.start(StackOptions.inMemory())) {
///   stack.bucket().put("_news/x.md", Path.of("x.md"));
///   stack.awaitEmptyQueues(Duration.ofSeconds(10));
///   get(stack.http().resolve("/articles"));
/// }
/// `</pre>
public final class LocalStack implements AutoCloseable {
  private static final String TICK = "{\"task\":\"tick\"}";

  /// A minute is long for who looks at an article that is about to appear.
  private static final FunctionDefinition.Schedule EACH_SECOND =
      new FunctionDefinition.Schedule(Duration.ofSeconds(1), "{\"task\":\"due\"}");

  private final Closeables parts;
  private final Emulators cloud;
  private final Map<String, LocalFunction> functions = new LinkedHashMap<>();
  private final Gateway gateway;
  private final List<String> repairs = new ArrayList<>();

  private LocalStack(StackOptions options, Closeables parts) throws Exception {
    this.parts = parts;
    var cutOff =
        options.data().isPresent() ? Leftovers.remove(options.data().get().resolve("s3")) : 0;
    if (cutOff > 0) {
      repairs.add(
          "The last run ended during uploads: files that were not complete are removed: " + cutOff);
    }
    cloud = Emulators.start(options, parts);
    if (options.data().isPresent()) {
      // Before there is a function that could take the lease, and until there is none.
      var lease =
          parts.add(
              ReindexLease.takeOver(cloud.database().address(), cloud.deployment().table().name()));
      if (lease.wasLeft()) {
        repairs.add("The last run ended during a comparison: its lease is taken over");
      }
    }
    var routes = new LinkedHashMap<Route, LocalFunction>();
    for (var definition : cloud.deployment().functions()) {
      var function = new LocalFunction(definition, cloud.variables(), System.out::println);
      function.warm();
      functions.put(definition.name(), function);
      definition.routes().forEach(route -> routes.put(route, function));
      for (var schedule : definition.schedules()) {
        parts.add(new ScheduleTrigger(schedule, function, options.problems())).start();
        if (schedule.input().equals(TICK)) {
          parts.add(new ScheduleTrigger(EACH_SECOND, function, options.problems())).start();
        }
      }
      for (var source : definition.streams()) {
        var stream = cloud.database().stream(cloud.deployment().table());
        parts.add(new StreamTrigger(source, stream, function, options.problems())).start();
      }
      for (var source : definition.sources()) {
        parts.add(new QueueTrigger(source, cloud.queues(), function, options.problems())).start();
      }
    }
    gateway =
        parts.add(
            new Gateway(
                options.port(),
                routes,
                cloud.deployment().cors(),
                Clock.systemUTC(),
                options.problems()));
    gateway.start();
  }

  /// Starts everything; takes a few seconds.
  ///
  /// @throws Exception when a part cannot be started; what had started is stopped again
  public static LocalStack start(StackOptions options) throws Exception {
    var parts = new Closeables();
    try {
      return new LocalStack(options, parts);
    } catch (Exception | Error failed) {
      parts.close();
      throw failed;
    }
  }

  /// Where the HTTP API is.
  public URI http() {
    return gateway.address();
  }

  /// Where S3 is; the bucket is [StackOptions#BUCKET], credentials are not asked for.
  public URI s3() {
    return cloud.storage().address();
  }

  /// Where SQS is.
  public URI sqs() {
    return cloud.queues().address();
  }

  /// Where DynamoDB is.
  public URI dynamoDb() {
    return cloud.database().address();
  }

  /// What is being run.
  public Deployment deployment() {
    return cloud.deployment();
  }

  /// What a process before this one left behind and the start made up for, in lines for people.
  public List<String> repairs() {
    return List.copyOf(repairs);
  }

  /// For uploading and removing files.
  public ArticleBucket bucket() {
    return cloud.bucket();
  }

  /// Uploads the project's own articles.
  public void uploadSamples() throws IOException {
    Samples.upload(bucket());
  }

  /// Has a function handle an event, as `aws lambda invoke` does.
  public byte[] invoke(String function, byte[] event) throws FunctionFailure {
    var named = functions.get(function);
    if (named == null) {
      throw new IllegalArgumentException(
          "expected one of the functions %s, found %s".formatted(functions.keySet(), function));
    }
    return named.invoke(event);
  }

  /// How many messages wait for a function or are being handled.
  public int pending() {
    return deployment().functions().stream()
        .flatMap(function -> function.sources().stream())
        .mapToInt(source -> cloud.queues().depth(source.queue()))
        .sum();
  }

  /// How many messages ended in a dead-letter queue.
  public int dead() {
    return deployment().queues().stream()
        .flatMap(queue -> queue.redrive().stream())
        .map(Deployment.Redrive::deadLetterQueue)
        .distinct()
        .mapToInt(cloud.queues()::depth)
        .sum();
  }

  /// Waits until every change of the bucket so far is dealt with; whether that was in time.
  public boolean awaitEmptyQueues(Duration most) throws InterruptedException {
    var end = System.nanoTime() + most.toNanos();
    while (pending() > 0) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(Duration.ofMillis(25));
    }
    return true;
  }

  /// Stops the parts, the last one first: functions finish what they are at.
  @Override
  public void close() {
    parts.close();
  }
}
