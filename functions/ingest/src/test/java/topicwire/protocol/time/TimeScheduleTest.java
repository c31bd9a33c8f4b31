package topicwire.protocol.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
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

/// Every order of changes of an article that appears and expires, of the handlers that they start,
/// each with clocks of its own, of the ticks, of the time that passes, and of a crash.
@Tag("slow")
class TimeScheduleTest {
  private static final List<Operation> ALPHABET =
      List.of(
          new Operation(Files.KEY, Files.BETWEEN),
          new Operation(Files.KEY, Files.FROM),
          new Operation(Files.KEY, null));

  private static final Scope SMALLEST = new Scope(1, 0);

  /// With `-Dtopicwire.schedules=full` also a crash, and two changes: minutes.
  private static final List<Scope> SCOPES =
      "full".equals(System.getProperty("topicwire.schedules"))
          ? List.of(SMALLEST, new Scope(1, 1), new Scope(2, 0))
          : List.of(SMALLEST);

  @ParameterizedTest
  @EnumSource(value = Variant.class, mode = EnumSource.Mode.MATCH_ALL, names = "TIME.*")
  void protocol_whileTimePasses_holdsAndEveryMutantIsKilled(Variant variant) {
    // The smallest scope first: most mutants are found out there.
    var reports = new ArrayList<Explorer.Report>();
    for (var scope : variant.right() ? SCOPES : List.of(SMALLEST)) {
      reports.add(explore(variant, scope.operations(), scope.crashes()));
      if (reports.getLast().story() != null) {
        break;
      }
    }
    var story = reports.getLast().story();
    if (variant.right()) {
      assertThat(story).as("the shortest story in which %s goes wrong", variant).isNull();
      assertThat(reports).allSatisfy(report -> assertThat(report.settled()).isPositive());
    } else {
      assertThat(story).as("a story in which %s goes wrong", variant).isNotNull();
    }
  }

  private record Scope(int operations, int crashes) {}

  private static Explorer.Report explore(Variant variant, int operations, int crashes) {
    var coverage = new Coverage();
    var report =
        new Explorer(ALPHABET, coverage).explore(ModelState.begin(variant, operations, crashes));
    System.out.printf(
        "schedules: %s, %d operations, %d crashes %s: %d worlds, %d of them settled, %s%n",
        variant,
        operations,
        crashes,
        report.story() == null ? "holds" : "is wrong",
        report.worlds(),
        report.settled(),
        coverage);
    return report;
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
