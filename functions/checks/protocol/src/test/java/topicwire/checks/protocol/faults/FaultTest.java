package topicwire.checks.protocol.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.Reference;
import topicwire.checks.protocol.model.Run;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.table.Table;
import topicwire.ingest.IngestFunction;
import topicwire.runtime.Backoff;
import topicwire.sync.Reconciler;
import topicwire.sync.SourceBucket;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.TimeLeft;
import topicwire.testing.table.InMemoryTable;

/// Every request of every change fails in every way; the message comes again until it is done with.
class FaultTest {
  private static final PrintStream NO_LOG =
      new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
  private static final String ALL_DONE = "{\"batchItemFailures\":[]}";

  /// Source record, object, write; none comes after them before the message is redelivered.
  private static final int REQUESTS = 3;

  /// What it takes to see that a function gets nowhere.
  private static final int ATTEMPTS = 100;

  private static final int HANDLINGS = 5;

  private static final String DEFINITION = "_data/topics/red.yaml";

  /// What happened to a key, in order; null is a deletion. The last change is the one that fails.
  private static final List<List<@Nullable String>> STORIES = stories();

  @Test
  void table_afterAnyFault_equalsTheBucket() {
    var injected = 0;
    for (List<@Nullable String> story : STORIES) {
      for (var fault : Fault.values()) {
        for (var at = 0; at < REQUESTS; at++) {
          injected += happened(Files.KEY, story, at, fault) ? 1 : 0;
        }
      }
    }
    for (var fault : Fault.values()) {
      for (var at = 0; at < REQUESTS; at++) {
        injected += happened(DEFINITION, only(Files.DEFINITION), at, fault) ? 1 : 0;
      }
    }
    for (var fault : Fault.values()) {
      for (var at = 0; at < REQUESTS + 1; at++) {
        injected += happened(Files.KEY, List.of(Files.MANY, Files.OTHERS), at, fault) ? 1 : 0;
      }
    }
    System.out.printf(
        "faults: %d injected, in %d kinds at every request of %d changes%n",
        injected, Fault.values().length, STORIES.size() + 2);
    // Source record, object and write fail in 10 kinds; a write can conflict in 2 more. Others
    // in place of many topics take two writes.
    assertThat(injected).isEqualTo((STORIES.size() + 1) * (3 * 10 + 2) + 4 * 10 + 2 * 2);
  }

  /// Tells a story with one fault in its last change; whether there was such a request.
  private static boolean happened(String key, List<@Nullable String> story, int at, Fault fault) {
    var table = new InMemoryTable();
    var source = new InMemoryBucket();
    for (var content : story.subList(0, story.size() - 1)) {
      change(source, key, content);
      assertThat(handle(function(table, source), List.of(key))).isEqualTo(ALL_DONE);
    }
    change(source, key, story.getLast());
    var faulty = new Faulty(table, source, key, at, fault);
    var handlings = 0;
    do {
      handlings++;
    } while (!handle(function(faulty, faulty), List.of(key)).equals(ALL_DONE)
        && handlings < HANDLINGS);
    faulty.land();
    assertThat(faulty.violations()).isEmpty();
    var what = "%s at request %d of %s".formatted(fault, at, names(story));
    assertThat(handlings).as(what).isLessThanOrEqualTo(2);
    assertThat(Reference.difference(table.dump(), bucket(source))).as(what).isNull();
    return faulty.injected();
  }

  @Test
  void fault_inABatchOfTen_failsOnlyTheMessageThatMeetsIt() {
    var keys = IntStream.range(0, 10).mapToObj(i -> "_news/" + i + ".md").toList();
    var injected = 0;
    for (var fault : Fault.values()) {
      for (var at = 0; at < 3; at++) {
        for (var victim : List.of(keys.getFirst(), keys.get(4), keys.getLast())) {
          var table = new InMemoryTable();
          var source = new InMemoryBucket();
          keys.forEach(key -> source.put(key, key.equals(keys.get(2)) ? Files.BROKEN : Files.A));
          var faulty = new Faulty(table, source, victim, at, fault);
          var reply = handle(function(faulty, faulty), keys);
          if (!faulty.injected()) {
            continue;
          }
          injected++;
          var mates = bucket(source);
          if (!reply.equals(ALL_DONE)) {
            assertThat(reply)
                .as(fault + " at " + at)
                .isEqualTo(
                    "{\"batchItemFailures\":[{\"itemIdentifier\":\"m%d\"}]}"
                        .formatted(keys.indexOf(victim)));
            mates.remove(victim);
          }
          faulty.land();
          assertThat(faulty.violations()).isEmpty();
          var shown = new HashMap<>(table.dump());
          if (!reply.equals(ALL_DONE)
              && shown.keySet().stream().anyMatch(key -> key.pk().equals("SOURCE#" + victim))) {
            mates = bucket(source); // it failed after its write had been made
          }
          assertThat(Reference.difference(shown, mates)).as(fault + " at " + at).isNull();
        }
      }
    }
    System.out.printf("faults: %d injected into batches of ten%n", injected);
    assertThat(injected).isGreaterThan(60);
  }

  private static IngestFunction function(Table table, SourceBucket source) {
    var index = new IndexWriter(table, Run.CLOCK, () -> UUID.randomUUID().toString());
    var backoff = new Backoff(new SplittableRandom(1), _ -> {});
    var clock = new BoundedClock(Run.CLOCK, BoundedClock.ERROR);
    var reconciler = new Reconciler(source, index, new ArticleParser(), "", clock, backoff);
    return new IngestFunction(Run.BUCKET, reconciler, NO_LOG, Run.CLOCK);
  }

  private static String handle(IngestFunction function, List<String> keys) {
    var messages = new ArrayList<String>();
    for (var i = 0; i < keys.size(); i++) {
      messages.add(
          """
          {"messageId":"m%d","body":"{\\"Records\\":[{\\"s3\\":{\\"bucket\\":{\\"name\\":\\"articles\\"},\\"object\\":{\\"key\\":\\"%s\\"}}}]}"}
          """
              .formatted(i, keys.get(i)));
    }
    var reply = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(
            ("{\"Records\":[" + String.join(",", messages) + "]}").getBytes(UTF_8)),
        reply,
        TimeLeft.forAttempts(ATTEMPTS));
    return reply.toString(UTF_8);
  }

  private static void change(InMemoryBucket source, String key, @Nullable String content) {
    if (content == null) {
      source.delete(key);
    } else {
      source.put(key, content);
    }
  }

  private static Map<String, String> bucket(InMemoryBucket source) {
    var bucket = new HashMap<String, String>();
    source.objects().forEach((key, bytes) -> bucket.put(key, new String(bytes, UTF_8)));
    return bucket;
  }

  private static List<List<@Nullable String>> stories() {
    var contents = new ArrayList<@Nullable String>();
    contents.add(Files.A);
    contents.add(Files.B);
    contents.add(Files.DRAFT);
    contents.add(Files.BROKEN);
    contents.add(null);
    var stories = new ArrayList<List<@Nullable String>>();
    for (var last : contents) {
      stories.add(only(last));
      for (var before : contents) {
        var two = only(before);
        two.add(last); // the same twice is a repeated event
        stories.add(two);
      }
    }
    return stories;
  }

  private static List<@Nullable String> only(@Nullable String content) {
    var story = new ArrayList<@Nullable String>();
    story.add(content);
    return story;
  }

  private static String names(List<@Nullable String> story) {
    return story.stream()
        .map(content -> content == null ? "delete" : Files.nameOf(content))
        .collect(Collectors.joining(", "));
  }
}
