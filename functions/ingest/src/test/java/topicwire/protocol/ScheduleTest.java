package topicwire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.protocol.model.Coverage;
import topicwire.protocol.model.Explorer;
import topicwire.protocol.model.Files;
import topicwire.protocol.model.ModelState;
import topicwire.protocol.model.Operation;
import topicwire.protocol.model.Run;
import topicwire.protocol.model.Signature;
import topicwire.protocol.model.Variant;

/// Every order in which bucket operations, handlers and one crash can happen.
@Tag("slow")
public class ScheduleTest {
  private static final int CRASHES = 1;

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "(SETTINGS|TIME|LOG|TAXONOMY).*")
  void protocol_underEverySchedule_holdsAndEveryMutantIsDetected(Variant variant) {
    var coverage = new Coverage();
    var report =
        new Explorer(variant.alphabet(), coverage)
            .explore(ModelState.begin(variant, variant.operations(), CRASHES));
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
      if (variant.alphabet().contains(new Operation(Files.KEY, Files.MANY))) {
        assertThat(coverage.of(Coverage.Kind.WITHDRAWN_FIRST)).isPositive();
        assertThat(coverage.of(Coverage.Kind.DIED_BETWEEN_TRANSACTIONS)).isPositive();
        assertThat(coverage.of(Coverage.Kind.SECOND_TRANSACTION_REFUSED)).isPositive();
      }
    } else {
      assertThat(report.story()).as("a story in which %s goes wrong", variant).isNotNull();
    }
  }

  @Test
  void search_repeatedFromTheSameStart_givesTheSameStory() {
    var start =
        ModelState.begin(
            Variant.WITHOUT_TOMBSTONES, Variant.WITHOUT_TOMBSTONES.operations(), CRASHES);
    var first = new Explorer(start.variant().alphabet(), new Coverage()).explore(start);
    var second = new Explorer(start.variant().alphabet(), new Coverage()).explore(start);
    assertThat(second).isEqualTo(first);
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
