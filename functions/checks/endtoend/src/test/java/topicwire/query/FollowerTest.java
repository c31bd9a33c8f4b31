package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.index.layout.Keys;
import topicwire.index.log.LogCollector;

/// Followers that see nothing but `/changes`, while random histories of uploads are indexed with
/// repeated, late and disordered events, and handlers die at their writes. `-Dtopicwire.seed=…`
/// repeats one history, `-Dtopicwire.histories=…` tries more.
@Tag("slow")
class FollowerTest {
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "../.."));
  private static final int HISTORIES = Integer.getInteger("topicwire.histories", 4);
  private static final int OPERATIONS = 150;
  private static final int IN_ONE_LOG = 12;

  /// In the text of every file that must never be public.
  static final String CANARY = "qanary";

  static List<Long> seeds() {
    var one = Long.getLong("topicwire.seed");
    if (one != null) {
      return List.of(one);
    }
    var first = System.nanoTime() & 0xFFFF_FFFFL;
    var seeds = new ArrayList<Long>();
    for (var i = 0L; i < HISTORIES; i++) {
      seeds.add(i == 0 ? 1L : first + i);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void follower_afterEveryCommitOfARandomHistory_holdsWhatIsPublic(long seed) throws Exception {
    System.out.println("histories: -Dtopicwire.seed=" + seed);
    var random = new Random(seed);
    var files = files(random);
    var town = new FollowedTown(random);
    var eager = town.follower("/changes?limit=7");
    var sedate = town.follower("/changes?limit=100");
    var partial = town.follower("/changes?topics=ai%7Cred,-blue&limit=9");
    town.afterEachCommit(() -> {
      eager.catchUp();
      assertThat(eager.held()).as("seed %d", seed).isEqualTo(town.publicArticles(""));
      partial.catchUp();
      assertThat(partial.held())
          .as("seed %d, of an expression", seed)
          .isEqualTo(town.publicArticles("&topics=ai%7Cred,-blue"));
    });
    for (var i = 0; i < OPERATIONS; i++) {
      var near = random.nextBoolean() ? files.keys().size() : IN_ONE_LOG;
      var key = files.keys().get(random.nextInt(near));
      if (random.nextInt(4) == 0) {
        town.delete(key);
      } else {
        town.put(key, files.contents().get(random.nextInt(files.contents().size())));
      }
      town.work();
      if (random.nextInt(12) == 0) {
        sedate.catchUp();
      }
      if (random.nextInt(25) == 0) {
        town.pass(Duration.ofDays(random.nextInt(40)));
        town.collect();
      }
    }
    town.drain();
    for (var follower : List.of(eager, sedate, town.follower("/changes"))) {
      follower.catchUp();
      assertThat(follower.held())
          .as("seed %d", seed)
          .isEqualTo(town.publicArticles(""))
          .containsOnlyKeys(town.expected());
      assertThat(follower.named()).as("seed %d", seed).isSubsetOf(town.everPublic());
    }
    System.out.printf(
        "histories: %d commits, %d died, %d overtaken, %d began again, %d public in the end%n",
        town.commits(), town.died(), town.overtaken(), sedate.beganAgain(), town.expected().size());
    assertThat(town.commits()).isPositive();
    assertThat(town.died()).isPositive();
    if (seed == 1) {
      assertThat(town.overtaken()).as("in a history that is always the same").isPositive();
    }
  }

  @Test
  void follower_thatWasAwayTooLong_isToldSoAndBeginsAgain() throws Exception {
    var town = new FollowedTown(new Random(1));
    var follower = town.follower("/changes");
    town.put("a.md", article("A", "AI"));
    town.drain();
    follower.catchUp();
    town.delete("a.md");
    town.put("b.md", article("B", "AI"));
    town.drain();
    town.pass(LogCollector.KEPT.plusDays(1));
    town.collect();
    town.collect();
    follower.catchUp();
    assertThat(follower.beganAgain()).isEqualTo(1);
    assertThat(follower.held()).isEqualTo(town.publicArticles("")).containsOnlyKeys("b.md");
  }

  /// What there is to upload.
  record Uploads(List<String> keys, List<byte[]> contents) {}

  static Uploads files(Random random) throws Exception {
    var contents = new ArrayList<byte[]>();
    for (var title : List.of("A", "B", "C")) {
      contents.add(article(title, "AI"));
      contents.add(article(title, "Red", "AI"));
      contents.add(article(title, "Red", "Blue"));
    }
    contents.add(
        "---\ntitle: A draft, qanary\npublished: false\ntopics: [AI]\n---\n".getBytes(UTF_8));
    contents.add("---\ntitle: Broken, qanary\ntopics: [AI, qanary\n---\n".getBytes(UTF_8));
    contents.add("---\ntitle: Later\npublishDate: 2026-03-20\ntopics: [AI]\n---\n".getBytes(UTF_8));
    contents.add("---\ntitle: Until\nexpiryDate: 2026-03-20\ntopics: [AI]\n---\n".getBytes(UTF_8));
    contents.add(many("Red"));
    contents.add(many("Blue"));
    var keys = new ArrayList<String>();
    // Those of one log get in each other's way.
    for (var i = 0; keys.size() < IN_ONE_LOG; i++) {
      var key = "_news/%d.md".formatted(i);
      if (Keys.logShard(key) == 0) {
        keys.add(key);
      }
    }
    var sites = ROOT.resolve("../shared/corpus/sites");
    if (Files.isDirectory(sites)) {
      try (var walk = Files.walk(sites)) {
        var all =
            new ArrayList<>(walk.filter(path -> path.toString().endsWith(".md")).sorted().toList());
        Collections.shuffle(all, random);
        for (var path : all.subList(0, 40)) {
          contents.add(Files.readAllBytes(path));
          keys.add(sites.relativize(path).toString());
        }
      }
    }
    return new Uploads(keys, contents);
  }

  private static byte[] many(String topic) {
    var topics = new TreeMap<String, String>();
    for (var i = 0; i < 24; i++) {
      topics.put(topic + i, "");
    }
    return article("Many", topics.keySet().toArray(String[]::new));
  }

  private static byte[] article(String title, String... topics) {
    return "---\ntitle: %s\ndate: 2024-03-01\ntopics: [%s]\n---\nText.\n"
        .formatted(title, String.join(", ", topics))
        .getBytes(UTF_8);
  }
}
