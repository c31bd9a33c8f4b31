package topicwire.checks.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far worlds are explored.
///
/// @param before operations that are settled when it begins
/// @param operations on the bucket
/// @param crashes of handlers
/// @param alphabet of the operations; null for that of the test
public record Scope(
    List<Operation> before, int operations, int crashes, @Nullable List<Operation> alphabet) {

  /// From an empty bucket.
  public Scope(int operations, int crashes) {
    this(List.of(), operations, crashes, null);
  }

  /// Explores one scope after the other, the smallest first, as most mutants are found out there.
  /// What is right must hold in each, and anything else must go wrong in one.
  public static void check(Variant variant, List<Operation> alphabet, List<Scope> scopes) {
    var reports = new ArrayList<Explorer.Report>();
    for (var scope : scopes) {
      reports.add(scope.explore(variant, alphabet));
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

  private Explorer.Report explore(Variant variant, List<Operation> usual) {
    var coverage = new Coverage();
    var start = ModelState.begin(variant, 0, 0).after(before, operations, crashes);
    var report = new Explorer(alphabet == null ? usual : alphabet, coverage).explore(start);
    System.out.printf(
        "schedules: %s, %s%d operations, %d crashes %s: %d worlds, %d of them settled, %s%n",
        variant,
        before.isEmpty() ? "" : "after " + before + " ",
        operations,
        crashes,
        report.story() == null ? "holds" : "is wrong",
        report.worlds(),
        report.settled(),
        coverage);
    return report;
  }
}
