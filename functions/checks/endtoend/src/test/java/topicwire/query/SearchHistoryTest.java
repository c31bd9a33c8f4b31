package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import topicwire.index.search.SearchIndex;
import topicwire.index.search.Words;
import topicwire.query.search.SegmentServer;
import topicwire.reindex.snapshot.SnapshotException;
import topicwire.reindex.snapshot.SnapshotStore;

/// Searches find what a look at all that is public finds, within the two seconds that the index of
/// words may be old: in the histories of [FollowerTest], with segments made in their midst, of
/// which some fail, and change logs that are collected.
@Tag("slow")
class SearchHistoryTest {
  private static final int OPERATIONS = 80;

  static List<Long> seeds() {
    return FollowerTest.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void searches_afterEveryOperationOfARandomHistory_findWhatALookAtAllFinds(long seed)
      throws Exception {
    System.out.println("histories: -Dtopicwire.seed=" + seed);
    var random = new Random(seed);
    var files = FollowerTest.files(random);
    try (var bucket = new SegmentServer()) {
      var town = new FollowedTown(random, bucket.addresses());
      var found = 0;
      var failed = 0;
      for (var i = 0; i < OPERATIONS; i++) {
        upload(town, files, random);
        if (random.nextInt(15) == 0) {
          failed += snapshot(town, files, random, bucket) ? 0 : 1;
        }
        if (random.nextInt(40) == 0) {
          town.pass(Duration.ofDays(random.nextInt(20)));
          town.collect();
        }
        town.wait(SearchIndex.FRESH);
        if (random.nextInt(4) == 0) {
          town.wait(Duration.ofMinutes(1));
        }
        found += compare(town, random, seed);
      }
      town.drain();
      town.wait(SearchIndex.FRESH);
      assertThat(town.publicArticles("&sort=updated"))
          .isEqualTo(town.publicArticles(""))
          .containsOnlyKeys(town.expected());
      assertThat(found).as("articles that were found").isPositive();
      assertThat(town.died()).isPositive();
      assertThat(failed).as("segments that failed").isNotNegative();
    }
  }

  private static int compare(FollowedTown town, Random random, long seed) {
    var all = town.publicArticles("");
    assertThat(town.publicArticles("&sort=hot")).as("seed %d", seed).isEqualTo(all);
    var words = new TreeSet<>(Set.of("a", "draft", FollowerTest.CANARY, "many"));
    all.values().forEach(article -> words.addAll(words(article)));
    var word = List.copyOf(words).get(random.nextInt(words.size()));
    var wanted = new HashSet<String>();
    for (var article : all.entrySet()) {
      if (words(article.getValue()).contains(word)) {
        wanted.add(article.getKey());
      }
    }
    assertThat(town.publicArticles("&q=" + encoded(word)))
        .as("seed %d, %s", seed, word)
        .containsOnlyKeys(wanted);
    return wanted.size();
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, UTF_8);
  }

  private static Set<String> words(JsonNode article) {
    var words = new HashSet<>(Words.of(article.path("title").asString()));
    words.addAll(Words.of(article.path("excerpt").asString("")));
    return words;
  }

  /// False for one that failed when its segment was stored.
  private static boolean snapshot(
      FollowedTown town, FollowerTest.Uploads files, Random random, SegmentServer bucket) {
    var isFailing = random.nextInt(3) == 0;
    try {
      town.snapshot(
          new ServedStore(bucket, isFailing),
          () -> {
            if (random.nextInt(4) == 0) {
              upload(town, files, random);
            }
          });
    } catch (SnapshotException e) {
      assertThat(isFailing).isTrue();
    }
    return !isFailing;
  }

  /// A bucket that is read by HTTP.
  private record ServedStore(SegmentServer server, boolean isFailing) implements SnapshotStore {
    @Override
    public String bucket() {
      return "snapshots";
    }

    @Override
    public void put(String key, String type, Path file, String sha256) {
      if (isFailing && key.endsWith(".search")) {
        throw new SnapshotException("no bucket", new IOException("of this test"));
      }
      try {
        server.put(bucket(), key, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void upload(FollowedTown town, FollowerTest.Uploads files, Random random) {
    var key = files.keys().get(random.nextInt(files.keys().size()));
    if (random.nextInt(4) == 0) {
      town.delete(key);
    } else {
      town.put(key, files.contents().get(random.nextInt(files.contents().size())));
    }
    town.work();
  }
}
