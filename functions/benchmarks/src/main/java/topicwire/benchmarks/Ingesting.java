package topicwire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import topicwire.articles.ArticleParser;
import topicwire.index.BoundedClock;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Table;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.local.aws.Clients;
import topicwire.reindex.sqs.SqsClients;
import topicwire.runtime.Backoff;
import topicwire.runtime.Environment;
import topicwire.sync.Reconciler;
import topicwire.sync.s3.S3Clients;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.table.InMemoryTable;

/// Files into the index: in bulk on the local stack, and one more on top of many.
final class Ingesting {
  private static final int FILES = 400;
  private static final int ROUNDS = 3;
  private static final int WRITERS = 20;
  private static final int EMULATED = 10_000;

  /// DynamoDB's limit.
  private static final int ROWS_A_TRANSACTION = 100;

  private Ingesting() {}

  static void run(Report report) throws Exception {
    bulk(report);
    growth(report);
  }

  private static void bulk(Report report) throws Exception {
    var ours = new double[ROUNDS];
    var bare = new double[ROUNDS];
    var files = new Files(7).make(FILES);
    for (var round = 0; round < ROUNDS; round++) {
      ours[round] = throughQueueAndFunction(files);
      bare[round] = bareRequests(files);
    }
    var one = Sample.of(ours);
    var other = Sample.of(bare);
    report.line("files a second, bulk import on the local stack", one, other, "/s");
    report.note(
        "baseline: the same requests to the same emulators, of 20 threads; target: >= 0.8x");
  }

  private static double throughQueueAndFunction(List<byte[]> files) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      var start = System.nanoTime();
      each(files, number -> stack.bucket().put(Tables.key(number), files.get(number)));
      if (!stack.awaitEmptyQueues(Duration.ofMinutes(5))) {
        throw new IllegalStateException("expected the import to end within five minutes");
      }
      return files.size() / ((System.nanoTime() - start) / 1e9);
    }
  }

  /// Put, message, its receipt and removal, source record, object, transaction; nothing in between.
  private static double bareRequests(List<byte[]> files) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory().withoutEvents())) {
      var variables = new HashMap<>(Clients.lambdaVariables());
      variables.put("AWS_ENDPOINT_URL_S3", stack.s3().toString());
      variables.put("AWS_ENDPOINT_URL_SQS", stack.sqs().toString());
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
      var environment = new Environment(variables);
      try (var s3 = S3Clients.create(environment);
          var sqs = SqsClients.create(environment);
          var dynamo = DynamoClients.create(environment)) {
        var table = new DynamoTable(dynamo, stack.deployment().table().name(), (_, _) -> {});
        var unused = new InMemoryTable();
        var queue = stack.sqs().resolve("/000000000000/ReindexDeadLetterQueue").toString();
        List<List<Change>> changes =
            IntStream.range(0, files.size())
                .mapToObj(number -> Tables.changes(unused, number, files.get(number)))
                .toList();
        var start = System.nanoTime();
        each(
            files,
            number -> {
              var key = Tables.key(number);
              put(s3, key, files.get(number));
              message(sqs, queue, number);
              table.get(changes.get(number).getFirst().key(), true);
              s3.getObjectAsBytes(request -> request.bucket(StackOptions.BUCKET).key(key));
              table.write(changes.get(number));
            });
        return files.size() / ((System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static void put(S3Client s3, String key, byte[] file) {
    s3.putObject(
        request -> request.bucket(StackOptions.BUCKET).key(key), RequestBody.fromBytes(file));
  }

  /// A message each; batches of ten are received and removed, as the trigger does.
  private static void message(SqsClient sqs, String queue, int number) {
    sqs.sendMessage(request -> request.queueUrl(queue).messageBody("x".repeat(600)));
    if (number % 10 == 9) {
      var messages =
          sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages();
      if (!messages.isEmpty()) {
        sqs.deleteMessageBatch(request ->
            request
                .queueUrl(queue)
                .entries(
                    messages.stream()
                        .map(message ->
                            DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build())
                        .toList()));
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run(int number) throws Exception;
  }

  private static void each(List<byte[]> files, Step step) throws Exception {
    var places = new Semaphore(WRITERS);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<?>>();
      for (var i = 0; i < files.size(); i++) {
        var number = i;
        places.acquire();
        futures.add(
            executor.submit(() -> {
              try {
                step.run(number);
              } finally {
                places.release();
              }
              return null;
            }));
      }
      for (var future : futures) {
        future.get();
      }
    }
  }

  private static void growth(Report report) throws Exception {
    var files = new Files(9).make(200);
    for (var number : new int[] {10_000, 100_000}) {
      var small = filled(100);
      var large = filled(number);
      var next = new int[] {1_000_000};
      var pair =
          Pairs.measure(20, 20, () -> one(large, files, next), () -> one(small, files, next));
      report.line(
          "one more file on top of %,d, in memory".formatted(number),
          pair.measured(),
          pair.baseline(),
          "ms");
    }
    onTheEmulator(report, files, filled(100), filled(EMULATED));
    report.note("baseline: the same on top of 100; target: flat");
  }

  private static void onTheEmulator(Report report, List<byte[]> files, Filled small, Filled large)
      throws Exception {
    try (var one = LocalStack.start(StackOptions.inMemory().withoutEvents());
        var other = LocalStack.start(StackOptions.inMemory().withoutEvents())) {
      var few = copied(small, one);
      var many = copied(large, other);
      var next = new int[] {2_000_000};
      var pair = Pairs.measure(40, 5, () -> one(many, files, next), () -> one(few, files, next));
      report.line(
          "one more file on top of %,d, on the emulator".formatted(EMULATED),
          pair.measured(),
          pair.baseline(),
          "ms");
    }
  }

  /// The same rows in DynamoDB Local.
  private static Filled copied(Filled filled, LocalStack stack) throws Exception {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
    var client = DynamoClients.create(new Environment(variables));
    var table = new DynamoTable(client, stack.deployment().table().name(), (_, _) -> {});
    var rows =
        filled.table() instanceof InMemoryTable memory
            ? List.copyOf(memory.dump().values())
            : List.<Row>of();
    for (var i = 0; i < rows.size(); i += ROWS_A_TRANSACTION) {
      table.write(
          rows.subList(i, Math.min(rows.size(), i + ROWS_A_TRANSACTION)).stream()
              .<Change>map(row -> new Change.Put(row, Condition.NONE))
              .toList());
    }
    return on(table);
  }

  private record Filled(InMemoryBucket bucket, Table table, Reconciler reconciler) {}

  private static Filled on(Table table) {
    var bucket = new InMemoryBucket();
    var reconciler =
        new Reconciler(
            bucket,
            Tables.index(table),
            new ArticleParser(),
            "",
            new BoundedClock(InstantSource.system(), BoundedClock.ERROR),
            new Backoff(new Random(1), _ -> {}));
    return new Filled(bucket, table, reconciler);
  }

  private static Filled filled(int number) {
    var some = new Files(11).make(200);
    var table = new InMemoryTable();
    for (var i = 0; i < number; i++) {
      // Without the long tail: a hundred thousand of those would not fit.
      table.write(Tables.changes(table, i, withUrlOfItsOwn(some.get(i % 3), i)));
    }
    return on(table);
  }

  /// Keys that share a URL share a row, which has a limit.
  private static byte[] withUrlOfItsOwn(byte[] file, int number) {
    return new String(file, UTF_8)
        .replace("webUrl: https://example.org/", "webUrl: https://example.org/" + number + "/")
        .getBytes(UTF_8);
  }

  private static int one(Filled filled, List<byte[]> files, int[] next) {
    var number = next[0]++;
    var key = Tables.key(number);
    filled.bucket().put(key, withUrlOfItsOwn(files.get(number % 3), number));
    var outcome = filled.reconciler().reconcile(key, () -> Duration.ofMinutes(1));
    return outcome.hashCode();
  }
}
