package topicwire.checks.protocol.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.model.Call;
import topicwire.checks.protocol.model.Coverage;
import topicwire.checks.protocol.model.Event;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.Handler;
import topicwire.checks.protocol.model.Invariants;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Operation;
import topicwire.checks.protocol.model.Reference;
import topicwire.checks.protocol.model.Run;
import topicwire.checks.protocol.model.Signature;
import topicwire.checks.protocol.model.Variant;
import topicwire.index.table.Commit;
import topicwire.index.table.TableException;
import topicwire.sync.SourceException;
import topicwire.testing.table.InMemoryTable;

/// One way through a world with several keys, in which events are repeated and in half of the walks
/// lost, handlers die, writes conflict, outcomes are not known and the bucket fails; chosen by a
/// seed, so that the same seed tells the same story. When all is done, every key is enqueued once
/// more, as a reindex does.
final class RandomWalk {
  static final List<String> KEYS =
      List.of("_news/one.md", "_news/two.md", "_drafts/three.md", "_data/topics/red.yaml");

  private static final List<Operation> ALPHABET = alphabet();
  private static final List<Operation> TIMED = timed();
  private static final int CRASHES = 4;

  /// Several times what a walk takes that gets anywhere.
  static final int MOVES = 1_000;

  private final SplittableRandom random;
  private final Coverage coverage;
  private final List<String> story = new ArrayList<>();
  private final boolean losing;
  private final int moves;
  private int troubles = 6;
  private ModelState world;

  private RandomWalk(Variant variant, long seed, int operations, int moves, Coverage coverage) {
    random = new SplittableRandom(seed);
    losing = random.nextBoolean();
    this.moves = moves;
    world = ModelState.begin(variant, operations, CRASHES);
    this.coverage = coverage;
  }

  /// What happened, and as the last line what is wrong; `wrong` is null when nothing is.
  record Report(List<String> story, @Nullable String wrong) {}

  static Report walk(Variant variant, long seed, int operations, Coverage coverage) {
    return walk(variant, seed, operations, MOVES, coverage);
  }

  /// The same, given up as going wrong after so many moves.
  static Report walk(Variant variant, long seed, int operations, int moves, Coverage coverage) {
    var walk = new RandomWalk(variant, seed, operations, moves, coverage);
    var wrong = walk.run();
    Run.forget();
    Signature.forget();
    return new Report(walk.story, wrong);
  }

  private @Nullable String run() {
    var wrong = untilSettled();
    if (wrong == null && !losing) {
      wrong = Reference.difference(world); // no sweep was needed
    }
    if (wrong != null) {
      return wrong;
    }
    var keys = new TreeSet<>(KEYS);
    for (var key : keys) {
      world = world.enqueue(new Event(key, false));
      story.add("enqueue " + key);
    }
    wrong = untilSettled();
    return wrong != null ? wrong : Reference.difference(world);
  }

  private @Nullable String untilSettled() {
    while (true) {
      var choices = choices();
      if (choices.isEmpty()) {
        return null;
      }
      if (story.size() >= moves) {
        return "expected all to be done within %d moves, found%n%s".formatted(moves, waiting());
      }
      var move = choices.get(random.nextInt(choices.size())).get();
      story.add(move.label());
      var wrong = Invariants.violation(world, move);
      world = move.next();
      if (wrong != null) {
        return wrong;
      }
    }
  }

  private String waiting() {
    return world.handlers().stream()
        .map(handler -> handler.name() + " at " + handler.waiting())
        .collect(Collectors.joining("\n"));
  }

  private List<Supplier<ModelState.Move>> choices() {
    var choices = new ArrayList<>(world.choices(List.of(), coverage));
    if (world.operations() > 0) {
      choices.add(this::operate);
    }
    if (troubles > 0) {
      for (var handler : world.handlers()) {
        choices.add(() -> trouble(handler));
      }
    }
    return choices;
  }

  private ModelState.Move operate() {
    var alphabet = world.variant().hasTime() ? TIMED : ALPHABET;
    var operation = alphabet.get(random.nextInt(alphabet.size()));
    var lost = world.lost(operation);
    return switch (random.nextInt(losing ? 0 : 1, 6)) {
      case 0 -> {
        coverage.count(Coverage.Kind.EVENT_LOST);
        yield new ModelState.Move(operation + ", its event is lost", lost, false);
      }
      case 1 -> {
        coverage.count(Coverage.Kind.EVENT_REPEATED);
        yield new ModelState.Move(
            operation + ", told twice",
            lost.enqueue(operation.event()).enqueue(operation.event()),
            false);
      }
      default -> new ModelState.Move(operation.toString(), lost.enqueue(operation.event()), false);
    };
  }

  /// A request that fails without its sender dying.
  private ModelState.Move trouble(Handler handler) {
    troubles--;
    var unknown = new TableException("the outcome is not known");
    return switch (handler.waiting()) {
      case Call.Look _ -> {
        coverage.count(Coverage.Kind.BUCKET_FAILED);
        yield world.answered(
            handler, new SourceException("503 Slow Down", null), world.table(), false);
      }
      // A clock does not fail.
      case Call.Now _ ->
          world.answered(handler, world.time().clocks().getFirst(), world.table(), false);
      case Call.Read _, Call.Walk _ -> world.answered(handler, unknown, world.table(), false);
      case Call.Write(var changes) ->
          switch (random.nextInt(3)) {
            case 0 -> {
              coverage.count(Coverage.Kind.CONFLICT);
              yield world.answered(handler, Commit.BUSY, world.table(), false);
            }
            case 1 -> {
              coverage.count(Coverage.Kind.OUTCOME_UNKNOWN_AND_NOT_MADE);
              yield world.answered(handler, unknown, world.table(), false);
            }
            default -> {
              coverage.count(Coverage.Kind.OUTCOME_UNKNOWN_AND_MADE);
              var memory = new InMemoryTable(world.table());
              var made = memory.write(changes) == Commit.DONE;
              yield world.answered(handler, unknown, memory.dump(), made);
            }
          };
    };
  }

  /// Half of them of the one file that appears and expires.
  private static List<Operation> timed() {
    var timed = new ArrayList<>(ALPHABET);
    for (var i = 0; i < ALPHABET.size() / 4; i++) {
      timed.add(new Operation(Files.KEY, Files.FROM));
      timed.add(new Operation(Files.KEY, Files.UNTIL));
      timed.add(new Operation(Files.KEY, Files.BETWEEN));
    }
    return timed;
  }

  private static List<Operation> alphabet() {
    var alphabet = new ArrayList<Operation>();
    for (var key : KEYS) {
      if (key.startsWith("_data")) {
        alphabet.add(new Operation(key, Files.DEFINITION));
      } else {
        for (var content :
            List.of(Files.A, Files.B, Files.MANY, Files.OTHERS, Files.DRAFT, Files.BROKEN)) {
          alphabet.add(new Operation(key, content));
        }
      }
      alphabet.add(new Operation(key, null));
    }
    return alphabet;
  }
}
