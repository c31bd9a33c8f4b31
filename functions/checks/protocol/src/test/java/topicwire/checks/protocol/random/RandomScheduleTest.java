package topicwire.checks.protocol.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.checks.protocol.model.Coverage;
import topicwire.checks.protocol.model.Variant;
import topicwire.testing.Depth;

/// Beyond what can be searched whole: four keys, ten operations, lost and repeated events, several
/// crashes, conflicts, unknown outcomes. `-Dtopicwire.seed=N` repeats one walk
/// (`-Dtopicwire.operations=N` with fewer operations), `-Dtopicwire.walks=N` asks for more.
@Tag("slow")
class RandomScheduleTest {
  /// As many that each kind of coverage is met.
  private static final int FULL = 300;

  private static final int OPERATIONS = Integer.getInteger("topicwire.operations", 10);
  private static final int WALKS = Integer.getInteger("topicwire.walks", Depth.of(60, FULL));

  /// In all the walks together in which a shorter story is looked for.
  private static final int MOVES = 10_000;

  /// Of a story that are printed.
  private static final int LINES = 300;

  /// Too rare in walks to be asked for, or of the log, which nobody follows there; the exhaustive
  /// searches meet each.
  private static final EnumSet<Coverage.Kind> SEARCHED =
      EnumSet.of(
          Coverage.Kind.DIED_BETWEEN_TRANSACTIONS,
          Coverage.Kind.SECOND_TRANSACTION_REFUSED,
          Coverage.Kind.LOG_OVERTAKEN);

  private static final long FIRST_SEED = Long.getLong("topicwire.seed", System.nanoTime());

  @Test
  void randomWalk_fromAnySeed_endsWithTheTableEqualToTheBucket() {
    var coverage = new Coverage();
    var walks = System.getProperty("topicwire.seed") == null ? WALKS : 1;
    for (var i = 0; i < walks; i++) {
      var seed = FIRST_SEED + i;
      // In every other one time passes, articles appear and expire, and clocks differ.
      var variant = variant(seed);
      var report = RandomWalk.walk(variant, seed, OPERATIONS, coverage);
      if (report.wrong() != null) {
        fail("a random walk goes wrong: " + shortest(new Wrong(variant, seed, OPERATIONS, report)));
      }
    }
    System.out.printf("schedules: %d random walks from seed %d, %s%n", walks, FIRST_SEED, coverage);
    if (walks >= FULL) {
      for (var kind : EnumSet.complementOf(SEARCHED)) {
        assertThat(coverage.of(kind)).as("how often the walks met " + kind).isPositive();
      }
    }
  }

  private static Variant variant(long seed) {
    return seed % 2 == 0 ? Variant.PROTOCOL : Variant.TIME_PROTOCOL;
  }

  /// A walk that goes wrong, and what it takes to repeat it.
  private record Wrong(Variant variant, long seed, int operations, RandomWalk.Report report) {
    @Override
    public String toString() {
      var story = report.story();
      return "%s%nwith -Dtopicwire.seed=%d -Dtopicwire.operations=%d, %d moves:%n%s%s"
          .formatted(
              report.wrong(),
              seed,
              operations,
              story.size(),
              String.join("\n", story.subList(0, Math.min(LINES, story.size()))),
              story.size() > LINES ? "\n…" : "");
    }
  }

  /// The shortest that is found in a limited number of moves, in walks with fewer operations. One
  /// that becomes longer than the shortest so far is not followed to its end.
  private static Wrong shortest(Wrong found) {
    var shortest = found;
    var moves = 0;
    for (var i = 0; moves < MOVES; i++) {
      var operations = 1 + i % found.operations();
      var seed = found.seed() + i / found.operations();
      var length = shortest.report().story().size();
      var report = RandomWalk.walk(found.variant(), seed, operations, length, new Coverage());
      moves += report.story().size() + 1;
      if (report.wrong() != null && report.story().size() < length) {
        shortest = new Wrong(found.variant(), seed, operations, report);
      }
    }
    return shortest;
  }

  @Test
  void randomWalk_repeatedFromTheSameSeed_givesTheSameStory() {
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
  void randomWalks_overAMutantOfTheProtocol_findItsError(Variant variant) {
    for (var seed = 0; seed < 2_000; seed++) {
      if (RandomWalk.walk(variant, seed, OPERATIONS, new Coverage()).wrong() != null) {
        System.out.printf("schedules: %s is found out by random walk %d%n", variant, seed);
        return;
      }
    }
    fail("2,000 random walks did not find out " + variant);
  }
}
