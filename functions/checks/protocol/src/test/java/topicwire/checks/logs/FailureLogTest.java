package topicwire.checks.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.articles.ArticleParser;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.ingest.IngestFunction;
import topicwire.reindex.s3.S3Listing;
import topicwire.reindex.sqs.SqsClients;
import topicwire.reindex.sqs.SqsKeyQueue;
import topicwire.runtime.Backoff;
import topicwire.sync.Reconciler;
import topicwire.sync.SourceBucket;
import topicwire.sync.SourceException;
import topicwire.sync.s3.S3Clients;
import topicwire.sync.s3.S3Source;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.TimeLeft;
import topicwire.testing.table.InMemoryTable;

/// Whatever fails while the index is written: no line has a word of a file, or a credential. Ingest
/// has a line for each key, which names the key; a reindex names none.
@SuppressWarnings("NullAway.Init") // set before each test
@Tag("slow")
class FailureLogTest {
  private static final String KEY = "_drafts/takeover.md";
  private static final String WORD = "merger";
  private static final String FILE =
      """
      ---
      title: The merger
      published: false
      topics: [Merger]
      ---
      Nobody may know of the merger.
      """;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final InMemoryBucket bucket = new InMemoryBucket();
  private TalkativeService service;

  @BeforeEach
  void open() throws IOException {
    bucket.put(KEY, FILE);
    service = new TalkativeService(FILE);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private void ingest(SourceBucket source, Table table) throws IOException {
    var reconciler =
        new Reconciler(
            source,
            new IndexWriter(table, Clock.systemUTC(), () -> UUID.randomUUID().toString()),
            new ArticleParser(),
            "",
            new BoundedClock(Clock.systemUTC(), BoundedClock.ERROR),
            new Backoff(new Random(1), _ -> {}));
    var event =
        "{\"Records\":[{\"messageId\":\"m\",\"body\":\"{\\\"bucket\\\":\\\"articles\\\",\\\"keys\\\":[\\\"%s\\\"]}\"}]}"
            .formatted(KEY);
    new IngestFunction("articles", reconciler, new PrintStream(log, true, UTF_8), Clock.systemUTC())
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)),
            OutputStream.nullOutputStream(),
            TimeLeft.forAttempts(100));
  }

  private void staysSilent() {
    assertThat(log.toString(UTF_8))
        .contains("\"level\":\"ERROR\",\"key\":\"" + KEY, "\"Failed\":1")
        .doesNotContainIgnoringCase(WORD)
        .doesNotContain("credential-of-ours");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException",
    "400, AccessDeniedException",
    "400, ThrottlingException",
    "403, AccessDenied",
    "404, NoSuchBucket",
    "400, KMS.ThrottlingException",
    "500, InternalError",
    "503, SlowDown"
  })
  void failure_ofBucketOrTable_leavesNoWordOfAFileInTheLog(int status, String code)
      throws IOException {
    service.status = status;
    service.code = code;
    ingest(new S3Source(S3Clients.create(service.environment()), "articles"), new InMemoryTable());
    assertThat(log.toString(UTF_8)).contains(code + ", status " + status + ", request ");
    staysSilent();
    log.reset();
    if (!code.equals("ThrottlingException")) { // that is tried until the time is up
      ingest(
          bucket, new DynamoTable(DynamoClients.create(service.environment()), "t", (_, _) -> {}));
      staysSilent();
    }
  }

  @Test
  void service_outOfReach_leavesNoWordOfAFileInTheLog() throws IOException {
    service.close();
    ingest(new S3Source(S3Clients.create(service.environment()), "articles"), new InMemoryTable());
    staysSilent();
    log.reset();
    ingest(bucket, new DynamoTable(DynamoClients.create(service.environment()), "t", (_, _) -> {}));
    staysSilent();
  }

  @Test
  void defect_whoseMessageQuotesTheFile_leavesNoWordOfItInTheLog() throws IOException {
    for (var failure :
        List.of(
            new IllegalStateException("in " + FILE, new IOException(FILE)),
            new NumberFormatException("For input string: \"merger\""),
            new StackOverflowError(FILE),
            new SourceException("GetObject failed", new IOException(FILE)),
            new TableException("Query of TOPIC failed", new IOException(FILE)))) {
      ingest(
          (_, _) -> {
            switch (failure) {
              case RuntimeException exception -> throw exception;
              case Error error -> throw error;
              default -> throw new AssertionError(failure);
            }
          },
          new InMemoryTable());
      staysSilent();
      log.reset();
    }
  }

  /// What a reindex throws, Lambda writes into the log with all of its causes.
  @ParameterizedTest
  @CsvSource({"400, AccessDenied", "403, AccessDenied", "500, InternalError"})
  void failure_ofListingOrQueue_namesNoKey(int status, String code) {
    service.status = status;
    service.code = code;
    var environment = service.environment();
    var listing = new S3Listing(S3Clients.create(environment), "articles");
    var queue =
        new SqsKeyQueue(SqsClients.create(environment), service.url() + "/0/queue", "articles");
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> listing.page("", KEY), () -> queue.send(List.of(KEY, "_drafts/" + WORD)))) {
      var printed = new StringWriter();
      catchThrowable(call).printStackTrace(new PrintWriter(printed));
      assertThat(printed.toString())
          .contains("status " + status)
          .doesNotContainIgnoringCase(WORD)
          .doesNotContain("takeover", "credential-of-ours");
    }
  }
}
