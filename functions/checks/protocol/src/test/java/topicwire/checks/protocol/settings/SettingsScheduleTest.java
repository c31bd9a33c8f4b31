package topicwire.checks.protocol.settings;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.articles.settings.SettingsReader;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.Operation;
import topicwire.checks.protocol.model.Run;
import topicwire.checks.protocol.model.Scope;
import topicwire.checks.protocol.model.Signature;
import topicwire.checks.protocol.model.Variant;
import topicwire.testing.Depth;

/// Every order of changes of an article and of the settings file, of the handlers that both events
/// start, of the sweeps that the settings file asks for, and of a crash.
@Tag("slow")
class SettingsScheduleTest {
  private static final List<Operation> ALPHABET =
      List.of(
          new Operation(Files.KEY, Files.A),
          new Operation(SettingsReader.KEY, Files.EXCLUDING),
          new Operation(SettingsReader.KEY, null));

  private static final List<Scope> FEW = List.of(new Scope(2, 0), new Scope(2, 1));
  private static final List<Scope> SCOPES =
      List.of(new Scope(2, 0), new Scope(2, 1), new Scope(3, 0));

  @ParameterizedTest
  @EnumSource(value = Variant.class, mode = EnumSource.Mode.MATCH_ALL, names = "SETTINGS.*")
  void protocol_underSettings_holdsAndEveryMutantIsKilled(Variant variant) {
    Scope.check(variant, ALPHABET, variant.right() ? Depth.of(FEW, SCOPES) : SCOPES);
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
