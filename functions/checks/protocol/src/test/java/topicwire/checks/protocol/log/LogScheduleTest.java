package topicwire.checks.protocol.log;

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
import topicwire.index.layout.Keys;
import topicwire.testing.Depth;

/// Every order of changes of two articles in one log, of their handlers, of rows that become
/// visible one by one, of a follower that reads them one by one, and of the collector.
@Tag("slow")
class LogScheduleTest {
  /// Another key whose changes are in the same log.
  private static final String OTHER = other();

  private static final List<Operation> ALPHABET =
      List.of(
          new Operation(Files.KEY, Files.A),
          new Operation(Files.KEY, Files.B),
          new Operation(Files.KEY, Files.DRAFT),
          new Operation(OTHER, Files.A),
          new Operation(Files.KEY, null));

  private static final Scope SMALLEST = new Scope(1, 0);
  private static final Scope TWO = new Scope(2, 0);

  /// Of what is right also a crash: minutes.
  private static final List<Scope> SCOPES =
      Depth.of(List.of(SMALLEST, TWO), List.of(SMALLEST, TWO, new Scope(2, 1)));

  @ParameterizedTest
  @EnumSource(value = Variant.class, mode = EnumSource.Mode.MATCH_ALL, names = "LOG.*")
  void protocol_beforeAFollower_holdsAndEveryMutantIsKilled(Variant variant) {
    Scope.check(variant, ALPHABET, SCOPES);
  }

  private static String other() {
    for (var i = 0; ; i++) {
      var key = "_news/%d.md".formatted(i);
      if (Keys.logShard(key) == Keys.logShard(Files.KEY)) {
        return key;
      }
    }
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
