package topicwire.checks.protocol.time;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.Operation;
import topicwire.checks.protocol.model.Run;
import topicwire.checks.protocol.model.Scope;
import topicwire.checks.protocol.model.Signature;
import topicwire.checks.protocol.model.Variant;
import topicwire.testing.Depth;

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

  /// In full also a crash, and two changes: minutes.
  private static final List<Scope> SCOPES =
      Depth.of(List.of(SMALLEST), List.of(SMALLEST, new Scope(1, 1), new Scope(2, 0)));

  @ParameterizedTest
  @EnumSource(value = Variant.class, mode = EnumSource.Mode.MATCH_ALL, names = "TIME.*")
  void protocol_whileTimePasses_holdsAndEveryMutantIsKilled(Variant variant) {
    Scope.check(variant, ALPHABET, variant.right() ? SCOPES : List.of(SMALLEST));
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
