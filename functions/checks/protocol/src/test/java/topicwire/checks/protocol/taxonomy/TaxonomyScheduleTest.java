package topicwire.checks.protocol.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/// Every order of changes of an article and of definitions that claim the same name or other places
/// in the tree, of the handlers that the events start, of the sweeps that definitions ask for, and
/// of a crash.
@Tag("slow")
class TaxonomyScheduleTest {
  private static final String RED = "_data/topics/red.yaml";
  private static final String BLUE = "_data/topics/blue.yaml";

  private static final Operation ARTICLE = new Operation(Files.KEY, Files.A);
  private static final Operation DEFINED = new Operation(RED, Files.ALIASING);
  private static final Operation DELETED = new Operation(RED, null);
  private static final Operation CLAIMED = new Operation(BLUE, Files.CLAIMING);

  private static final Operation BELOW = new Operation(RED, Files.BELOW);
  private static final Operation MOVED = new Operation(RED, Files.MOVED);
  private static final Operation DRAFT = new Operation(Files.KEY, Files.DRAFT);

  private static final Operation MANY = new Operation(Files.KEY, Files.MANY);
  private static final Operation WITHDRAWN = new Operation(Files.KEY, null);
  private static final List<Operation> HIGH =
      IntStream.range(0, Files.HIGH.size())
          .mapToObj(
              i -> new Operation("_data/topics/red-%d.yaml".formatted(i + 1), Files.HIGH.get(i)))
          .toList();

  private static final List<Scope> SCOPES =
      List.of(
          new Scope(List.of(), 2, 0, List.of(ARTICLE, DEFINED)),
          new Scope(List.of(ARTICLE), 1, 1, List.of(DEFINED)),
          new Scope(List.of(ARTICLE, DEFINED), 1, 1, List.of(DELETED)),
          new Scope(List.of(DEFINED), 2, 0, List.of(ARTICLE, DELETED)),
          new Scope(List.of(ARTICLE, DEFINED), 1, 0, List.of(CLAIMED)),
          new Scope(List.of(BELOW), 2, 0, List.of(ARTICLE, MOVED)),
          new Scope(List.of(ARTICLE, BELOW), 1, 1, List.of(MOVED)),
          new Scope(List.of(ARTICLE, BELOW), 1, 1, List.of(DRAFT)),
          new Scope(List.of(ARTICLE, BELOW), 1, 0, List.of(DELETED)),
          new Scope(HIGH, 1, 1, List.of(MANY)),
          new Scope(with(HIGH, MANY), 1, 1, List.of(WITHDRAWN)));

  private static List<Operation> with(List<Operation> before, Operation last) {
    return Stream.concat(before.stream(), Stream.of(last)).toList();
  }

  /// With two definitions that change at once: a minute or so.
  private static final Scope LARGE = new Scope(List.of(ARTICLE), 2, 0, List.of(DEFINED, CLAIMED));

  @ParameterizedTest
  @EnumSource(value = Variant.class, mode = EnumSource.Mode.MATCH_ALL, names = "TAXONOMY.*")
  void protocol_underDefinitions_holdsAndEveryMutantIsKilled(Variant variant) {
    var scopes = new ArrayList<>(SCOPES);
    scopes.addAll(Depth.of(List.of(), List.of(LARGE)));
    Scope.check(variant, List.of(), scopes);
  }

  @AfterEach
  void forget() {
    Run.forget();
    Signature.forget();
  }
}
