package topicwire.local.restart;

import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Uploads, overwrites and deletes files of its own until it is stopped, and writes down what S3
/// acknowledged.
final class Writer implements Runnable {
  private static final int KEYS = 40;
  private static final Duration MOST = Duration.ofSeconds(30);

  /// Fewer than the safety limits of a reindex keep.
  private static final int MAX_DELETIONS = 4;

  private final KilledProcess process;
  private final int number;
  private final Random random;

  /// The revisions that a file may have: the last one that S3 acknowledged, and those that were
  /// sent later and cut off. 0 means that the file is gone.
  private final Map<String, Set<Integer>> revisions = new TreeMap<>();

  private int deletions;
  private volatile boolean stopped;

  Writer(KilledProcess process, int number, long seed) {
    this.process = process;
    this.number = number;
    this.random = new Random(seed);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    for (var revision = 1; !stopped; revision++) {
      var key = "_news/writer-%d-%d.md".formatted(number, random.nextInt(KEYS));
      var delete =
          deletions < MAX_DELETIONS && revisions.containsKey(key) && random.nextInt(9) == 0;
      if (delete) {
        deletions++;
      }
      write(key, delete ? 0 : revision);
      pause();
    }
  }

  private void write(String key, int revision) {
    var file = "---\ntitle: \"%d\"\ntopics: [Kills]\n---\nText.\n".formatted(revision);
    var request =
        HttpRequest.newBuilder(process.object(key))
            .timeout(MOST)
            .method(revision == 0 ? "DELETE" : "PUT", BodyPublishers.ofString(file))
            .build();
    var possible = revisions.computeIfAbsent(key, _ -> new TreeSet<>(Set.of(0)));
    try {
      var acknowledged =
          process
                      .client()
                      .sendAsync(request, BodyHandlers.discarding())
                      .get(MOST.toSeconds(), TimeUnit.SECONDS)
                      .statusCode()
                  / 100
              == 2;
      if (acknowledged) {
        possible.clear();
      }
      possible.add(revision);
    } catch (ExecutionException failed) {
      // Without a connection nothing was sent.
      if (!(failed.getCause() instanceof ConnectException)) {
        possible.add(revision);
      }
    } catch (TimeoutException cutOff) {
      possible.add(revision);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopping) {
      stopped = true;
    }
  }

  /// Files that S3 acknowledged.
  long files() {
    return revisions.values().stream().filter(possible -> !possible.contains(0)).count();
  }

  /// What is not as S3 acknowledged it.
  ///
  /// @param found the titles of all articles, by path
  Map<String, String> differences(Map<String, String> found) {
    var differences = new TreeMap<String, String>();
    revisions.forEach((key, possible) -> {
      var revision = Integer.parseInt(found.getOrDefault(key, "0"));
      if (!possible.contains(revision)) {
        differences.put(key, "expected one of %s, found %d".formatted(possible, revision));
      }
    });
    return differences;
  }
}
