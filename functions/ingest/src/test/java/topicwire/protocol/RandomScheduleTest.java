package topicwire.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Beyond what can be searched whole: four keys, ten operations, lost and repeated events, several
 * crashes, conflicts, unknown outcomes. {@code -Dtopicwire.seed=N} repeats one walk, {@code
 * -Dtopicwire.walks=N} asks for more.
 */
class RandomScheduleTest {
  private static final int OPERATIONS = 10;
  private static final int WALKS = Integer.getInteger("topicwire.walks", 300);
  private static final long FIRST_SEED = Long.getLong("topicwire.seed", System.nanoTime());

  @Test
  void everyWalkEndsWithTheTableEqualToTheBucket() {
    var coverage = new Coverage();
    var walks = System.getProperty("topicwire.seed") == null ? WALKS : 1;
    for (var i = 0; i < walks; i++) {
      var seed = FIRST_SEED + i;
      var report = RandomWalk.walk(Variant.PROTOCOL, seed, OPERATIONS, coverage);
      if (report.wrong() != null) {
        fail("seed %d: %s%n%s".formatted(seed, report.wrong(), String.join("\n", shortest(seed))));
      }
    }
    System.out.printf("schedules: %d random walks from seed %d, %s%n", walks, FIRST_SEED, coverage);
    if (walks == WALKS) {
      for (var kind : Coverage.Kind.values()) {
        assertThat(coverage.of(kind)).as("how often the walks met " + kind).isPositive();
      }
    }
  }

  /** Of this seed's walks with fewer operations, the shortest that goes wrong as well. */
  private static List<String> shortest(long seed) {
    for (var operations = 1; operations < OPERATIONS; operations++) {
      var report = RandomWalk.walk(Variant.PROTOCOL, seed, operations, new Coverage());
      if (report.wrong() != null) {
        return report.story();
      }
    }
    return RandomWalk.walk(Variant.PROTOCOL, seed, OPERATIONS, new Coverage()).story();
  }

  @Test
  void theSameSeedTellsTheSameStory() {
    var one = RandomWalk.walk(Variant.PROTOCOL, 42, OPERATIONS, new Coverage());
    var other = RandomWalk.walk(Variant.PROTOCOL, 42, OPERATIONS, new Coverage());
    assertThat(other).isEqualTo(one);
    assertThat(one.story()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {
        "SILENT_WHEN_UNCHANGED",
        "WITHOUT_TOMBSTONES",
        "CONTENT_WHEN_REFUSED",
        "OBJECT_FIRST",
        "UNCONDITIONED"
      })
  void walksFindMutantsToo(Variant variant) {
    for (var seed = 0; seed < 2_000; seed++) {
      if (RandomWalk.walk(variant, seed, OPERATIONS, new Coverage()).wrong() != null) {
        System.out.printf("schedules: %s is found out by random walk %d%n", variant, seed);
        return;
      }
    }
    fail("2,000 random walks did not find out " + variant);
  }
}
