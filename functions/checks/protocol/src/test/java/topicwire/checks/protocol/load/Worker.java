package topicwire.checks.protocol.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.checks.protocol.model.Run;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.ingest.IngestFunction;
import topicwire.runtime.Backoff;
import topicwire.sync.FetchResult;
import topicwire.sync.Reconciler;
import topicwire.sync.SourceBucket;
import topicwire.testing.InMemoryQueue;
import topicwire.testing.InMemoryQueue.Message;
import topicwire.testing.TimeLeft;

/// The function and what triggers it: takes batches from the queue, deletes what was dealt with.
/// Some processes die: at some look at the bucket, or when all is done but the answer. Thread-safe.
final class Worker {
  private static final int BATCH = 10;

  /// Together, of a batch of ten in a crowd.
  private static final int ATTEMPTS = 10_000;

  private static final int DYING_PERCENT = 3;
  private static final int REPEATED_PERCENT = 3;
  private static final PrintStream NO_LOG =
      new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);

  private final InMemoryQueue queue;
  private final ContendedTable table;
  private final SourceBucket source;
  private final Random random;
  final LongAdder calls = new LongAdder();
  final LongAdder deliveries = new LongAdder();
  final LongAdder deaths = new LongAdder();
  final LongAdder repeats = new LongAdder();

  Worker(InMemoryQueue queue, ContendedTable table, SourceBucket source, long seed) {
    this.queue = queue;
    this.table = table;
    this.source = source;
    this.random = new Random(seed);
  }

  /// Deals with a batch; false when there was none.
  boolean work() {
    var batch = queue.receive(BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    calls.increment();
    deliveries.add(batch.size());
    if (random.nextInt(100) < DYING_PERCENT) {
      deaths.increment();
      handle(batch, random.nextInt(2 * BATCH));
      return true; // nobody hears the answer: what was taken comes back
    }
    var reply = handle(batch, Integer.MAX_VALUE);
    for (var message : batch) {
      if (!reply.contains("\"" + message.id() + "\"")) {
        queue.delete(message);
        if (random.nextInt(100) < REPEATED_PERCENT) {
          repeats.increment();
          queue.repeat(message);
        }
      }
    }
    return true;
  }

  private String handle(List<Message> batch, int looks) {
    var index = new IndexWriter(table, Run.CLOCK, () -> UUID.randomUUID().toString());
    var left = new AtomicInteger(looks);
    var reconciler =
        new Reconciler(
            (key, etag) -> look(left, key, etag),
            index,
            new ArticleParser(),
            "",
            new BoundedClock(Run.CLOCK, BoundedClock.ERROR),
            new Backoff(random, Thread::sleep));
    var event =
        batch.stream()
            .map(message ->
                "{\"messageId\":\"%s\",\"body\":\"%s\"}"
                    .formatted(message.id(), message.body().replace("\"", "\\\"")))
            .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    var reply = new ByteArrayOutputStream();
    new IngestFunction(Run.BUCKET, reconciler, NO_LOG, Run.CLOCK)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), reply, TimeLeft.forAttempts(ATTEMPTS));
    return reply.toString(UTF_8);
  }

  private FetchResult look(AtomicInteger left, String key, @Nullable String etag) {
    if (left.getAndDecrement() <= 0) {
      throw new ThreadDied();
    }
    return source.fetch(key, etag);
  }

  /// What ends a reconciliation whose process is gone.
  private static final class ThreadDied extends Error {
    private static final long serialVersionUID = 1;

    ThreadDied() {
      super("the process died", null, false, false);
    }
  }
}
