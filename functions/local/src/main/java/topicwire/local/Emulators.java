package topicwire.local;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import topicwire.local.aws.ArticleBucket;
import topicwire.local.aws.Clients;
import topicwire.local.aws.Database;
import topicwire.local.aws.EventBusServer;
import topicwire.local.aws.MessageQueues;
import topicwire.local.aws.Notifications;
import topicwire.local.aws.ObjectStorage;
import topicwire.local.aws.QueueNotifications;
import topicwire.local.aws.Queues;
import topicwire.local.template.Deployment;

/// What functions find around them: bucket, queues and table, as the template has them.
record Emulators(
    Deployment deployment,
    ObjectStorage storage,
    ArticleBucket bucket,
    MessageQueues queues,
    Database database,
    Optional<EventBusServer> bus) {

  /// Starts everything; what was started is left in `parts`, also when this fails.
  static Emulators start(StackOptions options, Closeables parts) throws Exception {
    var folder =
        options.data().isPresent()
            ? options.data().get()
            : parts.add(TemporaryFolder.create()).path();
    // The storage answers before the queues are there; who uploads then has to wait.
    var notifications = new CompletableFuture<Notifications>();
    try {
      var sqs = parts.startBeside(() -> Queues.start(options.sqsPort()));
      var rows = options.data().map(data -> data.resolve("dynamodb"));
      var dynamoDb = parts.startBeside(() -> Database.start(rows, folder.resolve("native")));
      var s3 =
          parts.startBeside(() ->
              ObjectStorage.start(
                  folder.resolve("s3"),
                  StackOptions.BUCKET,
                  options.s3Port(),
                  event -> notifications.join().happened(event)));

      var queueAddress = Closeables.await(sqs).address();
      var deployment = Deployment.of(options.template(), queueAddress);
      var queues = parts.add(new MessageQueues(queueAddress));
      queues.create(deployment.queues());
      if (options.events()) {
        notifications.complete(
            new QueueNotifications(deployment.bucket(), queues, Clock.systemUTC()));
      }
      var storage = Closeables.await(s3);
      deployment.furtherBuckets().forEach(name -> begin(storage, name));
      var bucket = parts.add(new ArticleBucket(storage.address(), StackOptions.BUCKET));
      var database = Closeables.await(dynamoDb);
      database.create(deployment.table());
      Optional<EventBusServer> bus =
          options.bus().isPresent()
              ? Optional.of(parts.add(EventBusServer.start(options.bus().get())))
              : Optional.empty();
      return new Emulators(deployment, storage, bucket, queues, database, bus);
    } finally {
      notifications.complete(event -> {});
    }
  }

  /// Makes a bucket, or deletes all but the last from it: no rule of its lifecycle works here, so
  /// that the files of every run would stay. The table names the last until there is another. Files
  /// that were made together have the same name up to the first full stop, which begins with the
  /// time.
  private static void begin(ObjectStorage storage, String name) {
    storage.create(name);
    try (var former = new ArticleBucket(storage.address(), name)) {
      var keys = new TreeSet<>(former.list().keySet());
      if (!keys.isEmpty()) {
        var last = keys.last().replaceFirst("\\..*", ".");
        keys.removeIf(key -> key.startsWith(last));
        keys.forEach(former::delete);
      }
    }
  }

  /// What Lambda sets for every function, and the addresses of the services.
  Map<String, String> variables() {
    var variables = new HashMap<>(Clients.lambdaVariables());
    // There is only one clock.
    variables.put("CLOCK_ERROR", Duration.ZERO.toString());
    variables.put("AWS_ENDPOINT_URL_S3", storage.address().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", queues.address().toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.address().toString());
    // Whoever receives webhooks here is on this machine too.
    variables.put("LOCAL_TARGETS", "true");
    bus.ifPresent(server -> {
      variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", server.address().toString());
      variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", server.address().toString());
    });
    return variables;
  }
}
