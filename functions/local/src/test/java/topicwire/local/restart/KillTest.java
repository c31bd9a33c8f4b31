package topicwire.local.restart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.testing.Depth;

/// Kills the system at random moments of an import, while others write, and starts it again at
/// once. What S3 acknowledged is then visible within a minute.
///
/// As each kill takes a start, there are few unless `-Dtopicwire.kills=20` wants more, as CI does;
/// `-Dtopicwire.seed=` repeats a run's moments.
@Tag("slow")
class KillTest {
  private static final int KILLS = Integer.getInteger("topicwire.kills", Depth.of(1, 20));
  private static final int WRITERS = 3;
  private static final int IMPORTED = 60;
  private static final Duration LATEST = Duration.ofSeconds(12);
  private static final Duration VISIBLE = Duration.ofMinutes(1);

  /// A minute is meant for a machine on which a start takes six seconds; a slower one, or one that
  /// does other work too, is given ten starts.
  private static final int STARTS = 10;

  @TempDir Path folder;

  @Test
  void killsDuringAnImportWithWriters_loseNothingThatS3Acknowledged() throws Exception {
    var seed = Long.getLong("topicwire.seed", System.nanoTime());
    System.out.printf("kills: %d, -Dtopicwire.seed=%d%n", KILLS, seed);
    var random = new Random(seed);
    var started = System.nanoTime();
    var data = Files.createDirectories(folder.resolve("data"));
    try (var process = new KilledProcess(data, filesToImport())) {
      var writers = new ArrayList<Writer>();
      var threads = new ArrayList<Thread>();
      for (var number = 0; number < WRITERS; number++) {
        var writer = new Writer(process, number, random.nextLong());
        writers.add(writer);
        threads.add(Thread.ofVirtual().start(writer));
      }
      process.awaitStart();
      var start = Duration.ofNanos(System.nanoTime() - started);
      for (var kill = 0; kill < KILLS; kill++) {
        // From the first class that is loaded to the end of the import and later.
        Thread.sleep(random.nextLong(Math.min(start.toMillis() * 2, LATEST.toMillis())));
        process.killAndStart();
      }
      process.awaitStart();
      var last = System.nanoTime();
      writers.forEach(Writer::stop);
      for (var thread : threads) {
        thread.join();
      }
      var imported = process.keys("_news/imported-");
      assertThat(writers).allSatisfy(writer -> assertThat(writer.files()).isPositive());

      var most = Math.max(VISIBLE.toNanos(), start.multipliedBy(STARTS).toNanos());
      var differences = differences(process, writers, imported);
      while (!differences.isEmpty() && System.nanoTime() - last < most) {
        Thread.sleep(500);
        differences = differences(process, writers, imported);
      }
      System.out.printf(
          "kills: a start takes %d s; all is visible %d s after the last one%n",
          start.toSeconds(), (System.nanoTime() - last) / 1_000_000_000);
      assertThat(differences).isEmpty();
    }
  }

  private Path filesToImport() throws Exception {
    var files = Files.createDirectories(folder.resolve("_news"));
    for (var file = 0; file < IMPORTED; file++) {
      Files.writeString(
          files.resolve("imported-%03d.md".formatted(file)),
          "---\ntitle: \"1\"\ntopics: [Kills]\n---\nText.\n",
          UTF_8);
    }
    return files;
  }

  private static Map<String, String> differences(
      KilledProcess process, List<Writer> writers, List<String> imported) throws Exception {
    var found = titles(process);
    var differences = new TreeMap<String, String>();
    writers.forEach(writer -> differences.putAll(writer.differences(found)));
    for (var key : imported) {
      if (!found.containsKey(key)) {
        differences.put(key, "expected an article, found none");
      }
    }
    return differences;
  }

  private static Map<String, String> titles(KilledProcess process) throws Exception {
    var titles = new HashMap<String, String>();
    var next = "topics/kills/articles?limit=100";
    while (!next.isEmpty()) {
      var page = process.ask(next);
      page.path("value")
          .forEach(article ->
              titles.put(article.path("path").asString(), article.path("title").asString()));
      next = page.path("next").asString("").replaceFirst("^/", "");
    }
    return titles;
  }
}
