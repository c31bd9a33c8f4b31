package topicwire.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.local.aws.Clients;
import topicwire.query.Handlers;
import topicwire.runtime.Environment;
import topicwire.testing.table.InMemoryTable;

/// A topic page of 25 articles: what the handler adds, and that it stays flat.
final class Querying {
  private static final int PAGE = 25;
  private static final String TOPIC = "wire";

  private Querying() {}

  static void run(Report report) throws Exception {
    handler(report);
    endToEnd(report);
    growth(report);
  }

  /// Entries of different articles.
  private static List<Row> entries() {
    return Tables.indexed(new Files(3).make(PAGE)).dump().values().stream()
        .filter(row -> row.key().pk().equals("FEED"))
        .toList();
  }

  private static void handler(Report report) throws Exception {
    var memory = Tables.topic(TOPIC, PAGE, entries());
    var page = memory.walk(RowQuery.of("TOPIC#" + TOPIC, RowQuery.Order.NEWEST, PAGE));
    var handler = Handlers.on(new Tables.Fixed(page));
    var plain = Requests.get("/topics/" + TOPIC + "/articles", "", "");
    var gzip = Requests.get("/topics/" + TOPIC + "/articles", "", "\"accept-encoding\":\"gzip\"");
    var bytes = Requests.call(handler, plain);
    var identity =
        Pairs.measure(
            60, 100, () -> Requests.call(handler, plain).length, () -> copy(bytes).length);
    report.line(
        "warm page of 25, %d KB, without the table".formatted(bytes.length / 1024),
        identity.measured(),
        identity.baseline(),
        "ms");
    report.note("baseline: the same bytes copied; target: at most 0.5 ms");
    var zipped =
        Pairs.measure(
            60,
            100,
            () -> Requests.call(handler, gzip).length,
            () -> Requests.call(handler, plain).length);
    report.line("the same with gzip, against without", zipped.measured(), zipped.baseline(), "ms");
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Of all threads, whichever does the work.
    var before = threads.getTotalThreadAllocatedBytes();
    for (var i = 0; i < 1_000; i++) {
      Requests.call(handler, plain);
    }
    var allocated = (threads.getTotalThreadAllocatedBytes() - before) / 1_000;
    report.line(
        "allocated for it",
        allocated / 1024 + " KB",
        bytes.length / 1024 + " KB",
        String.format(Locale.ROOT, "%.1fx", allocated / (double) bytes.length));
  }

  private static byte[] copy(byte[] bytes) {
    var output = new ByteArrayOutputStream(1 << 16);
    output.writeBytes(bytes);
    return output.toByteArray();
  }

  private static void endToEnd(Report report) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory().withoutEvents())) {
      var variables = new HashMap<>(Clients.lambdaVariables());
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
      var environment = new Environment(variables);
      try (var client = DynamoClients.create(environment)) {
        var name = stack.deployment().table().name();
        var table = new DynamoTable(client, name, (_, _) -> {});
        var memory = Tables.topic(TOPIC, PAGE, entries());
        memory
            .dump()
            .values()
            .forEach(row -> table.write(List.of(new Change.Put(row, Condition.NONE))));
        var handler = Handlers.on(table);
        var event = Requests.get("/topics/" + TOPIC + "/articles", "", "");
        var query =
            QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", "pk"))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("TOPIC#" + TOPIC)))
                .scanIndexForward(false)
                .consistentRead(false)
                .limit(PAGE + 1)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        var pair =
            Pairs.measure(
                150,
                5,
                () -> Requests.call(handler, event).length,
                () -> client.query(query).items().size());
        report.line("warm page of 25, end to end", pair.measured(), pair.baseline(), "ms");
        report.note("baseline: the SDK's Query for the same rows; target: at most 1.10x");
      }
    }
  }

  private static void growth(Report report) throws Exception {
    var small = Tables.topic(TOPIC, 100, entries());
    for (var entries : new int[] {10_000, 1_000_000}) {
      var large = Tables.topic(TOPIC, entries, entries());
      var walk = RowQuery.of("TOPIC#" + TOPIC, RowQuery.Order.NEWEST, PAGE);
      // Right after a million rows were made both are ten times as slow, which hides the ratio.
      Pairs.measure(60, 100, () -> large.walk(walk).read(), () -> small.walk(walk).read());
      var first =
          Pairs.measure(60, 100, () -> large.walk(walk).read(), () -> small.walk(walk).read());
      report.line(
          "first page of %,d entries, in memory".formatted(entries),
          first.measured(),
          first.baseline(),
          "ms");
      var deep = walk.after(after(large, Math.min(entries - 2 * PAGE, 1_000 * PAGE)));
      var later =
          Pairs.measure(60, 100, () -> large.walk(deep).read(), () -> small.walk(walk).read());
      report.line(
          "  its page %d".formatted(Math.min(entries / PAGE - 2, 1_000)),
          later.measured(),
          later.baseline(),
          "ms");
      report.line(
          "  read units of first and later page",
          large.walk(walk).capacity() + ", " + large.walk(deep).capacity(),
          Double.toString(small.walk(walk).capacity()),
          "");
    }
    report.note("baseline: the first page of 100 entries; target: flat");
  }

  private static RowQuery.Position after(InMemoryTable table, int offset) {
    var page = table.walk(RowQuery.of("TOPIC#" + TOPIC, RowQuery.Order.NEWEST, 500));
    var read = page.read();
    while (read < offset) {
      page =
          table.walk(
              RowQuery.of("TOPIC#" + TOPIC, RowQuery.Order.NEWEST, Math.min(500, offset - read))
                  .after(page.next()));
      read += page.read();
    }
    return Objects.requireNonNull(page.next());
  }
}
