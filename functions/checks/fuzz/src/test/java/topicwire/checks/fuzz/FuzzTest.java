package topicwire.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kept inputs, and some thousand mutants of them, have a typed result.
@Tag("slow")
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("topicwire.inputs", 20_000);
  private static final long SEED = Long.getLong("topicwire.seed", System.nanoTime());

  @ParameterizedTest
  @EnumSource
  void fuzzTarget_givenEachKeptInput_hasATypedResult(Target target) throws IOException {
    var kept = target.kept();
    assertThat(kept).isNotEmpty();
    for (var input : kept) {
      run(target, input);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fuzzTarget_givenEachMutant_hasATypedResult(Target target) throws IOException {
    var mutations = new Mutations(target.kept(), new Random(SEED));
    for (var i = 0; i < INPUTS; i++) {
      run(target, mutations.next());
    }
    System.out.printf("fuzz: %s, %d inputs, seed %d%n", target, INPUTS, SEED);
  }

  private static void run(Target target, byte[] input) {
    try {
      target.accept(input);
    } catch (Throwable e) {
      throw new AssertionError(
          "seed %d, %s: keep this input in %s, base64: %s"
              .formatted(SEED, target, target.folder(), Base64.getEncoder().encodeToString(input)),
          e);
    }
  }
}
