package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import topicwire.articles.ArticleParser;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.index.read.editor.Rejection;
import topicwire.index.table.RowQuery;
import topicwire.runtime.Backoff;
import topicwire.sync.Reconciler;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.TimeLeft;
import topicwire.testing.table.InMemoryTable;

/// The ingest function with a bucket called `articles` and a table, all in memory.
final class Deployment {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private static final int ALL = 1_000;

  final FaultyBucket source = new FaultyBucket();
  final InMemoryBucket bucket = source.objects;
  final InMemoryTable table = new InMemoryTable();
  final IndexReader catalog = new IndexReader(table);

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final IngestFunction function = function("");

  /// Another function on the same bucket, table and log that takes keys with this prefix only.
  IngestFunction function(String prefix) {
    var reconciler =
        new Reconciler(
            source,
            new IndexWriter(table, CLOCK, () -> UUID.randomUUID().toString()),
            new ArticleParser(prefix),
            prefix,
            new BoundedClock(CLOCK, BoundedClock.ERROR),
            new Backoff(new Random(1), _ -> {}));
    return new IngestFunction("articles", reconciler, new PrintStream(log, true, UTF_8), CLOCK);
  }

  /// The function's answer, with all the time in the world.
  String handle(String event) {
    return handle(event, TimeLeft.plenty());
  }

  String handle(String event, TimeLeft left) {
    return handle(function, event, left);
  }

  static String handle(IngestFunction function, String event, TimeLeft left) {
    var answer = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, left);
    return answer.toString(UTF_8);
  }

  /// Uploads a file and lets its event be handled.
  String upload(String key, String text) {
    bucket.put(key, text);
    return handle(Events.queue(Events.put(key)));
  }

  /// The log's lines so far; they are gone then.
  List<String> takeLog() {
    var lines = log.toString(UTF_8).lines().toList();
    log.reset();
    return lines;
  }

  /// The keys of all published articles, sorted.
  List<String> published() {
    return keys("FEED");
  }

  /// The keys of all drafts, sorted.
  List<String> drafts() {
    return keys("DRAFT-FEED");
  }

  private List<String> keys(String partition) {
    return table.walk(RowQuery.of(partition, RowQuery.Order.BY_KEY, ALL)).rows().stream()
        .map(row -> row.key().sk().substring(row.key().sk().indexOf('#') + 1))
        .sorted()
        .toList();
  }

  /// The rejected files as `key: code, code`.
  List<String> rejected() {
    return catalog.editors().rejections(null, ALL).files().stream().map(Deployment::codes).toList();
  }

  private static String codes(Rejection rejection) {
    var codes = rejection.flaws().stream().map(flaw -> flaw.code()).toList();
    return rejection.key() + ": " + String.join(", ", codes);
  }

  /// The public's topics as `slug=number`.
  List<String> topics() {
    return catalog.topics(Visibility.PUBLISHED).stream()
        .map(topic -> topic.slug() + "=" + topic.articles())
        .toList();
  }
}
