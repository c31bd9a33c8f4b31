package topicwire.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.index.ReindexState;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.aws.Clients;
import topicwire.local.aws.Database;
import topicwire.local.console.Application;
import topicwire.runtime.Environment;

/// What the command does when the run before it was killed: it says so, goes on and makes up.
@Tag("slow")
class RestartTest {
  private static final Duration MOST = Duration.ofMinutes(1);

  @TempDir Path data;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream systemOutput = System.out;

  @BeforeEach
  void aBucketThatTheIndexKnowsNothingOf() throws Exception {
    Files.createFile(data.resolve("samples"));
    try (var stack = LocalStack.start(options())) {
      for (var i = 0; i < 3; i++) {
        stack
            .bucket()
            .put(
                "_news/%d.md".formatted(i),
                "---\ntitle: News %d\n---\n".formatted(i).getBytes(UTF_8));
      }
    }
  }

  /// The command makes the log of the functions the process's own output.
  @AfterEach
  void restoreOutput() {
    System.setOut(systemOutput);
  }

  @Test
  void aKillDuringAnUpload_leavesAFileWithoutETag_whichEndsNoStart() throws Exception {
    var objects = data.resolve("s3").resolve(StackOptions.BUCKET).resolve("_news");
    var leftover = objects.resolve("1.md-" + UUID.randomUUID());
    Files.writeString(leftover, "---\ntitle: Ne");
    var foreign = Files.writeString(objects.resolve("foreign.md"), "---\ntitle: Foreign\n---\n");

    assertThat(once()).isZero();
    assertThat(errors.toString(UTF_8)).isEmpty();
    assertThat(output.toString(UTF_8))
        .contains(
            "In the index: 3 published, 0 drafts",
            "The last run ended during uploads: files that were not complete are removed: 1");
    assertThat(leftover).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void aKillDuringAWalk_leavesItsLease_whichTheNextStartTakesOver() throws Exception {
    ledger(entry ->
        entry.with(entry.bucket(), Instant.now().plus(Duration.ofMinutes(16)).toString(), ""));

    assertThat(once()).isZero();
    assertThat(output.toString(UTF_8))
        .contains(
            "In the index: 3 published, 0 drafts",
            "The last run ended during a comparison: its lease is taken over")
        .doesNotContain("busy");
  }

  @Test
  void keysQueuedByAWalkThatWasCut_areFoundAgainByTheNextStart() throws Exception {
    // As if the last process had queued the first keys, noted its position and been killed.
    ledger(entry ->
        entry.with(
            StackOptions.BUCKET,
            "",
            "{\"task\":\"walk\",\"prefix\":\"\",\"force\":false,\"startedAt\":\"2026-03-01T12:00:00Z\""
                + ",\"allowance\":20,\"phase\":\"walk\",\"position\":[\"_news/1.md\"],\"figures\":{}}"));

    try (var stack = LocalStack.start(options())) {
      stack.invoke("ReindexFunction", "{\"task\":\"tick\"}".getBytes(UTF_8));
      assertThat(stack.awaitEmptyQueues(MOST)).isTrue();
      assertThat(body(stack.http())).startsWith("{\"published\":3,");
    }
  }

  @Test
  void aStopDuringAWalk_freesTheLease() throws Exception {
    try (var stack = LocalStack.start(options())) {
      ledger(
          stack.dynamoDb(),
          entry ->
              entry.with(
                  entry.bucket(), Instant.now().plus(Duration.ofMinutes(16)).toString(), ""));
    }

    assertThat(ledger(UnaryOperator.identity()).leasedUntil()).isEmpty();
  }

  @Test
  void aBucketThatIsThereBeforeTheFirstStart_isComparedToo() throws Exception {
    Files.delete(data.resolve("samples"));

    assertThat(once("--no-samples")).isZero();
    assertThat(output.toString(UTF_8)).contains("In the index: 3 published, 0 drafts");
  }

  @Test
  void aFirstWalkThatFails_isSaidInTheSummaryAndTheStatusOfOnce() throws Exception {
    ledger(entry -> entry.with("other", "", ""));

    assertThat(once()).isEqualTo(1);
    assertThat(errors.toString(UTF_8))
        .startsWith("The first comparison of bucket and index failed");
    assertThat(output.toString(UTF_8))
        .contains("In the index: 0 published, 0 drafts", "Bucket and index were not compared");
    assertThat(Files.readString(data.resolve("functions.log")))
        .contains("The first comparison of bucket and index failed");
  }

  @Test
  void aFirstWalkThatFails_leavesTheApiUp() throws Exception {
    ledger(entry -> entry.with("other", "", ""));
    var running = Thread.ofPlatform().daemon().start(() -> run("--data", data.toString()));
    try {
      var api = Pattern.compile("HTTP API +(\\S+)");
      var end = System.nanoTime() + MOST.toNanos();
      var ready = api.matcher(output.toString(UTF_8));
      while (!ready.find() && running.isAlive() && System.nanoTime() < end) {
        Thread.sleep(100);
        ready = api.matcher(output.toString(UTF_8));
      }
      assertThat(errors.toString(UTF_8)).contains("failed", "is tried again");
      assertThat(running.isAlive()).as(errors.toString(UTF_8)).isTrue();
      assertThat(body(URI.create(ready.group(1)))).isEqualTo("{\"published\":0}");
    } finally {
      running.interrupt();
      running.join(MOST);
    }
  }

  private static String body(URI api) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(api.resolve("/status")).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private StackOptions options() {
    var problems = new PrintStream(errors, true, UTF_8);
    return new StackOptions(
        StackOptions.deployedTemplate(),
        0,
        0,
        0,
        Optional.of(data),
        false,
        Optional.empty(),
        problems::println);
  }

  private int once(String... more) {
    var arguments = new String[more.length + 3];
    System.arraycopy(more, 0, arguments, 3, more.length);
    arguments[0] = "--once";
    arguments[1] = "--data";
    arguments[2] = data.toString();
    return run(arguments);
  }

  private int run(String... arguments) {
    var all = new String[arguments.length + 3];
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    all[0] = "--port=0";
    all[1] = "--s3-port=0";
    all[2] = "--sqs-port=0";
    return new Application(
            new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(all);
  }

  /// Writes the row of the reindex while no stack runs; the row as it is then.
  private ReindexState.Entry ledger(UnaryOperator<ReindexState.Entry> change) throws Exception {
    try (var database =
        Database.start(Optional.of(data.resolve("dynamodb")), data.resolve("native"))) {
      return ledger(database.address(), change);
    }
  }

  private static ReindexState.Entry ledger(URI database, UnaryOperator<ReindexState.Entry> change) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.toString());
    try (var client = DynamoClients.create(new Environment(variables))) {
      var name = client.listTables().tableNames().getFirst();
      var ledger =
          new ReindexState(
              new DynamoTable(client, name, (_, _) -> {}), () -> UUID.randomUUID().toString());
      ledger.write(change.apply(ledger.read()));
      return ledger.read();
    }
  }
}
