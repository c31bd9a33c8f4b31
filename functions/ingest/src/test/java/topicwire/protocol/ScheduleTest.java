package topicwire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every order in which bucket operations, handlers and one crash can happen. */
@Tag("slow")
class ScheduleTest {
  private static final int CRASHES = 1;
  private static final List<Operation> ALPHABET =
      List.of(
          new Operation(Files.KEY, Files.A),
          new Operation(Files.KEY, Files.B),
          new Operation(Files.KEY, null));

  @ParameterizedTest
  @EnumSource(Variant.class)
  void theProtocolHoldsAndEveryMutantIsKilled(Variant variant) {
    var coverage = new Coverage();
    var report =
        new Explorer(ALPHABET, coverage)
            .explore(World.begin(variant, variant.operations(), CRASHES));
    System.out.printf(
        "schedules: %s %s: %d worlds, %d of them settled, %s%n",
        variant,
        report.story() == null ? "holds" : "is wrong",
        report.worlds(),
        report.settled(),
        coverage);
    if (variant.right()) {
      assertThat(report.story()).as("the shortest story in which %s goes wrong", variant).isNull();
      assertThat(report.settled()).isPositive();
      assertThat(coverage.of(Coverage.Kind.WRITE_REFUSED)).isPositive();
      assertThat(coverage.of(Coverage.Kind.LATE_WRITE_REFUSED)).isPositive();
      assertThat(coverage.of(Coverage.Kind.LATE_WRITE_MADE)).isPositive();
      assertThat(coverage.of(Coverage.Kind.DIED_AFTER_WRITE)).isPositive();
      assertThat(coverage.of(Coverage.Kind.RESURRECTION_REFUSED)).isPositive();
      assertThat(coverage.of(Coverage.Kind.DELETED_TO_PUBLISHED)).isPositive();
      assertThat(coverage.of(Coverage.Kind.UNCHANGED_RENEWED)).isPositive();
    } else {
      assertThat(report.story()).as("a story in which %s goes wrong", variant).isNotNull();
    }
  }

  @Test
  void theSameSearchTellsTheSameStory() {
    var start =
        World.begin(Variant.WITHOUT_TOMBSTONES, Variant.WITHOUT_TOMBSTONES.operations(), CRASHES);
    var first = new Explorer(ALPHABET, new Coverage()).explore(start);
    var second = new Explorer(ALPHABET, new Coverage()).explore(start);
    assertThat(second).isEqualTo(first);
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
