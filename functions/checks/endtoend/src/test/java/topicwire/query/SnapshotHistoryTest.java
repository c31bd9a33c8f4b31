package topicwire.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A snapshot and what changes from its token on are what is public, whatever is written while it
/// is walked: the histories of [FollowerTest], with snapshots in their midst.
@Tag("slow")
class SnapshotHistoryTest {
  private static final int OPERATIONS = 120;
  private static final int SNAPSHOTS = 4;

  static List<Long> seeds() {
    return FollowerTest.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void followerOfASnapshot_takenInTheMidstOfAHistory_holdsWhatIsPublic(long seed) throws Exception {
    System.out.println("histories: -Dtopicwire.seed=" + seed);
    var random = new Random(seed);
    var files = FollowerTest.files(random);
    var town = new FollowedTown(random);
    var followers = new ArrayList<FollowedTown.Follower>();
    var changed = new int[1];
    for (var i = 0; i < OPERATIONS; i++) {
      upload(town, files, random);
      if (i % (OPERATIONS / SNAPSHOTS) == OPERATIONS / SNAPSHOTS - 1) {
        followers.add(
            town.followerOfASnapshot(() -> {
              if (random.nextInt(4) == 0) {
                var commits = town.commits();
                upload(town, files, random);
                changed[0] += town.commits() - commits;
              }
            }));
      }
      for (var follower : followers) {
        if (random.nextInt(5) == 0) {
          follower.catchUp();
          assertThat(follower.held()).as("seed %d", seed).isEqualTo(town.publicArticles(""));
        }
      }
      if (random.nextInt(40) == 0) {
        town.pass(Duration.ofDays(random.nextInt(20)));
        town.collect();
      }
    }
    town.drain();
    assertThat(followers).hasSize(SNAPSHOTS);
    for (var follower : followers) {
      follower.catchUp();
      assertThat(follower.held())
          .as("seed %d", seed)
          .isEqualTo(town.publicArticles(""))
          .containsOnlyKeys(town.expected());
      assertThat(follower.named()).as("seed %d", seed).isSubsetOf(town.everPublic());
    }
    assertThat(changed[0]).as("commits during the walks").isPositive();
    assertThat(town.died()).isPositive();
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
