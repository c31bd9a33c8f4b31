package topicwire.checks.protocol.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import topicwire.checks.protocol.model.Event;
import topicwire.checks.protocol.model.Reference;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.InMemoryQueue;
import topicwire.testing.table.InMemoryTable;

/// Many files of one topic at once, so that all meet on the same few counts: `./mvnw -Pload`.
/// Twenty writers upload while twenty functions work, or as many as `-Dtopicwire.writers=` says;
/// every tenth file is a draft first.
@Tag("load")
class LoadTest {
  private static final int FILES = 5_000;
  private static final int WRITERS = Integer.getInteger("topicwire.writers", 20);
  private static final int MAXIMUM_RECEIVES = 5; // as in template.yaml
  private static final Duration VISIBILITY = Duration.ofMinutes(6);
  private static final long SEED = Long.getLong("topicwire.seed", System.nanoTime());

  private final AtomicLong seconds = new AtomicLong();
  private final InMemoryQueue dead = new InMemoryQueue(this::now, VISIBILITY);
  private final InMemoryQueue queue =
      new InMemoryQueue(this::now, VISIBILITY, dead, MAXIMUM_RECEIVES);
  private final InMemoryBucket bucket = new InMemoryBucket();
  private final InMemoryTable table = new InMemoryTable();
  private final ContendedTable crowd = new ContendedTable(table, SEED);
  private final Worker worker = new Worker(queue, crowd, bucket, SEED + 1);
  private final AtomicInteger working = new AtomicInteger();

  @Test
  @Timeout(300)
  void counts_ofOneTopicUnderLoad_areExactWithNoDeadLetters()
      throws InterruptedException, ExecutionException {
    System.out.printf("load: seed %d%n", SEED);
    var start = System.nanoTime();
    var uploading = new CountDownLatch(WRITERS);
    try (var executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var all = new ArrayList<Future<?>>();
      for (var i = 0; i < WRITERS; i++) {
        var writer = i;
        all.add(executor.submit(() -> upload(writer, uploading)));
        all.add(executor.submit(() -> work(uploading)));
      }
      for (var one : all) {
        one.get();
      }
    }
    System.out.printf(
        "load: %d files by %d writers in %.1f s; %d calls of the function (%d died), %d deliveries"
            + " (%d repeated by the queue), %d writes: %d conflicts (%d at the end of a change log"
            + " alone), %d overtaken there, %d throttled, %d without an answer, %d refused%n",
        FILES,
        WRITERS,
        (System.nanoTime() - start) / 1e9,
        worker.calls.sum(),
        worker.deaths.sum(),
        worker.deliveries.sum(),
        worker.repeats.sum(),
        crowd.writes.sum(),
        crowd.conflicts.sum(),
        crowd.conflictsAtHeads.sum(),
        crowd.overtaken.sum(),
        crowd.throttles.sum(),
        crowd.untold.sum(),
        crowd.refused.sum());
    assertThat(dead.depth()).as("dead letters").isZero();
    assertThat(queue.depth()).as("messages left").isZero();
    assertThat(sum("TOPICS", "crowded#")).as("articles of the topic").isEqualTo(FILES);
    assertThat(sum("TOPICS", "#")).as("articles").isEqualTo(FILES);
    assertThat(sum("DRAFT-TOPICS", "")).as("drafts").isZero();
    assertThat(Reference.difference(table.dump(), files())).isNull();
    for (var happened :
        List.of(worker.deaths, worker.repeats, crowd.conflicts, crowd.throttles, crowd.untold)) {
      assertThat(happened.sum()).isPositive();
    }
  }

  private void upload(int writer, CountDownLatch uploading) {
    IntStream.range(0, FILES)
        .filter(number -> number % WRITERS == writer)
        .forEach(number -> {
          if (number % 10 == 0) {
            put(number, false);
          }
          put(number, true);
        });
    uploading.countDown();
  }

  private void put(int number, boolean published) {
    var key = key(number);
    bucket.put(key, content(number, published));
    queue.send(new Event(key, false).notification());
  }

  private void work(CountDownLatch uploading) {
    while (uploading.getCount() > 0 || queue.depth() > 0) {
      working.incrementAndGet();
      var busy = worker.work();
      var idle = working.decrementAndGet() == 0;
      if (!busy && idle && uploading.getCount() == 0) {
        seconds.addAndGet(VISIBILITY.toSeconds()); // what the dead had taken comes back
      }
      if (!busy) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private long sum(String partition, String prefix) {
    return table.dump().values().stream()
        .filter(row -> row.key().pk().equals(partition) && row.key().sk().startsWith(prefix))
        .map(row -> row.number("count"))
        .mapToLong(number -> number == null ? 0 : number)
        .sum();
  }

  private static Map<String, String> files() {
    var files = new TreeMap<String, String>();
    IntStream.range(0, FILES).forEach(number -> files.put(key(number), content(number, true)));
    return files;
  }

  private static String key(int number) {
    return "_news/%04d.md".formatted(number);
  }

  private static String content(int number, boolean published) {
    return """
    ---
    title: File %d
    published: %s
    publishedDateTime: %s
    topics: [Crowded]
    ---
    """
        .formatted(number, published, Instant.EPOCH.plus(Duration.ofDays(number)));
  }

  private Instant now() {
    return Instant.ofEpochSecond(seconds.get());
  }
}
