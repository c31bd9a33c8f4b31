package topicwire.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import topicwire.index.table.Commit;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.aws.Clients;
import topicwire.local.aws.Database;
import topicwire.local.template.Deployment;
import topicwire.local.template.TableDefinition;
import topicwire.local.template.Template;
import topicwire.runtime.Environment;
import topicwire.testing.Depth;
import topicwire.testing.table.InMemoryTable;

/// The table in memory answers every request as DynamoDB Local does, and holds the same in the end.
/// `-Dtopicwire.seed=N` repeats one sequence of requests, `-Dtopicwire.sequences=N` asks for more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class TableComparisonTest {
  private static final int REQUESTS = 200;
  private static final int SEQUENCES = Integer.getInteger("topicwire.sequences", Depth.of(4, 16));
  private static final long FIRST_SEED = Long.getLong("topicwire.seed", System.nanoTime());

  /// So many requests before a difference are printed.
  private static final int TRACE = 25;

  private final Map<String, Integer> answers = new TreeMap<>();
  private Database database;
  private DynamoDbClient client;
  private TableDefinition definition;

  @BeforeAll
  void start(@TempDir Path libraries) throws Exception {
    definition =
        Deployment.of(
                Template.bundled(Map.of("BucketName", "articles")),
                URI.create("http://127.0.0.1:1"))
            .table();
    database = Database.start(Optional.empty(), libraries);
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.address().toString());
    client = DynamoClients.create(new Environment(variables));
  }

  @AfterAll
  void stop() {
    client.close();
    database.close();
  }

  @Test
  void inMemoryTable_forRandomRequests_answersEachAsDynamoDbDoes() {
    var sequences = System.getProperty("topicwire.seed") == null ? SEQUENCES : 1;
    for (var i = 0; i < sequences; i++) {
      compare(FIRST_SEED + i, table("sequence-" + i));
    }
    System.out.printf(
        "tables: %d sequences of %d requests from seed %d, answers %s%n",
        sequences, REQUESTS, FIRST_SEED, answers);
    // Pages that end at 1 MB come up in most runs, not in all: TableContract has one of its own.
    if (sequences == SEQUENCES) {
      assertThat(answers.keySet())
          .contains(
              "Write DONE", "Write REFUSED", "Write refused as invalid", "Pages, several", "Scan");
    }
  }

  private ScannableTable table(String name) {
    database.create(
        new TableDefinition(name, definition.attributes(), definition.key(), definition.indexes()));
    return new DynamoTable(client, name, (_, _) -> {});
  }

  private void compare(long seed, ScannableTable dynamo) {
    var memory = new InMemoryTable();
    var requests = new RandomRequests(seed);
    var trace = new ArrayDeque<Map.Entry<Request, Object>>();
    for (var i = 0; i < REQUESTS; i++) {
      var request = requests.next();
      var expected = request.answer(dynamo);
      var found = request.answer(memory);
      answers.merge(kind(request, expected), 1, Integer::sum);
      trace.addLast(Map.entry(request, expected));
      if (trace.size() > TRACE) {
        trace.removeFirst();
      }
      assertThat(found).as(() -> story(seed, trace)).isEqualTo(expected);
    }
    assertThat(new HashSet<>(memory.dump().values()))
        .as("the rows in the end, -Dtopicwire.seed=%d", seed)
        .isEqualTo(new Request.Scan(1_000, true).answer(dynamo));
  }

  private static String story(long seed, Collection<Map.Entry<Request, Object>> trace) {
    return trace.stream()
        .map(entry -> entry.getKey() + " -> " + entry.getValue())
        .collect(Collectors.joining("\n", "-Dtopicwire.seed=" + seed + "\n", "\n"));
  }

  private static String kind(Request request, Object answer) {
    var kind = request.getClass().getSimpleName();
    return switch (answer) {
      case Commit commit -> kind + " " + commit;
      case Request.Walked walked when walked.large() -> kind + " of 1 MB";
      case Request.Walked walked when walked.pages().size() > 1 -> kind + ", several";
      case Request.Refused _ -> kind + " refused as invalid";
      default -> kind;
    };
  }
}
