package topicwire.checks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.checks.protocol.model.Coverage;
import topicwire.checks.protocol.model.Explorer;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Operation;
import topicwire.checks.protocol.model.Run;
import topicwire.checks.protocol.model.Signature;
import topicwire.checks.protocol.model.Variant;
import topicwire.testing.Depth;

/// Every order in which bucket operations, handlers and one crash can happen.
@Tag("slow")
public class ScheduleTest {
  private static final int CRASHES = 1;

  /// Operations that meet everything that can happen.
  private static final int FEW = 2;

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "(SETTINGS|TIME|LOG|TAXONOMY).*")
  void protocol_underEverySchedule_holdsAndEveryMutantIsDetected(Variant variant) {
    var coverage = new Coverage();
    // Most mutants are found out among few operations already.
    var report = explore(variant, FEW, coverage);
    if (report.story() == null
        && variant.operations() > FEW
        && (!variant.right() || Depth.of(false, true))) {
      report = explore(variant, variant.operations(), coverage);
    }
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

  private static Explorer.Report explore(Variant variant, int operations, Coverage coverage) {
    var report =
        new Explorer(variant.alphabet(), coverage)
            .explore(ModelState.begin(variant, operations, CRASHES));
    System.out.printf(
        "schedules: %s, %d operations %s: %d worlds, %d of them settled, %s%n",
        variant,
        operations,
        report.story() == null ? "holds" : "is wrong",
        report.worlds(),
        report.settled(),
        coverage);
    return report;
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
