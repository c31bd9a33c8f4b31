package topicwire.checks.protocol.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.log.Following;
import topicwire.checks.protocol.settings.SettingsSweeping;
import topicwire.checks.protocol.sweep.Sweep;
import topicwire.checks.protocol.time.Passing;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.TableException;
import topicwire.sync.FetchResult;
import topicwire.testing.table.InMemoryTable;

/// Everything there is at one moment: bucket, table, events and the handlers that deal with them,
/// writes that were sent and have not taken effect. Immutable.
///
/// @param operations how many more bucket operations there may be, each any of the alphabet
/// @param floating writes whose sender died; each may take effect at any time, once
/// @param crashes how many more handlers may die
/// @param names how many handlers were started
/// @param sweep a look at bucket and index that has begun
/// @param time the true time
/// @param following who reads the change log; null where nobody does
public record ModelState(
    Variant variant,
    Map<String, String> bucket,
    Map<RowKey, Row> table,
    int operations,
    List<Handler> handlers,
    List<Call.Write> floating,
    int crashes,
    int names,
    @Nullable Sweep sweep,
    int sweeps,
    Passing time,
    @Nullable Following following) {

  /// The answer to a read of a row that does not exist.
  public static final Object NOTHING = "nothing";

  /// Every revision begins so, and ends with a semicolon: [Signature] renames them.
  public static final String REVISION = "revision:";

  /// A step from one world to the next.
  public record Move(String label, ModelState next, boolean changesTable) {}

  public static ModelState begin(Variant variant, int operations, int crashes) {
    return new ModelState(
        variant,
        Map.of(),
        Map.of(),
        operations,
        List.of(),
        List.of(),
        crashes,
        0,
        null,
        variant.sweeps(),
        Passing.BEGIN,
        variant.hasLog() ? Following.BEGIN : null);
  }

  /// The world after these operations, each settled before the next.
  ///
  /// @param operations how many there may be from there
  public ModelState after(List<Operation> all, int operations, int crashes) {
    var world = this;
    for (var operation : all) {
      world = world.lost(operation).enqueue(operation.event());
      while (!world.settled()) {
        world = world.choices(List.of(), new Coverage()).getFirst().get().next();
      }
    }
    return new ModelState(
        variant,
        world.bucket,
        world.table,
        operations,
        world.handlers,
        world.floating,
        crashes,
        world.names,
        world.sweep,
        world.sweeps,
        world.time,
        world.following);
  }

  /// Whether nothing is under way that could change the table.
  boolean settled() {
    return handlers.isEmpty()
        && floating.isEmpty()
        && sweep == null
        && !SettingsSweeping.isDue(this)
        && (following == null || following.hidden().isEmpty())
        && (!variant.hasTime() || (time.isEnd() && variant.moves(this).isEmpty()));
  }

  /// Everything that can happen next, each worked out when it is asked for.
  public List<Supplier<Move>> choices(List<Operation> alphabet, Coverage coverage) {
    var choices = new ArrayList<Supplier<Move>>();
    if (operations > 0) {
      alphabet.forEach(operation -> choices.add(() -> operate(operation)));
    }
    for (var write : floating) {
      choices.add(() -> land(write, coverage));
    }
    for (var handler : handlers) {
      if (isLocked(handler.waiting())) {
        continue;
      }
      if (handler.waiting() instanceof Call.Now) {
        time.clocks().forEach(clock -> choices.add(() -> answered(handler, clock, table, false)));
      } else {
        choices.add(() -> step(handler, coverage));
      }
      if (crashes > 0) {
        if (!handler.answers().isEmpty()) {
          choices.add(() -> dieBefore(handler, coverage));
        }
        if (handler.waiting() instanceof Call.Write write) {
          choices.add(() -> dieAfter(handler, write, coverage));
          choices.add(() -> dieWhileUnderWay(handler, write));
        }
      }
    }
    variant.moves(this).forEach(move -> choices.add(() -> move));
    return choices;
  }

  private Move operate(Operation operation) {
    return new Move(operation.toString(), lost(operation).enqueue(operation.event()), false);
  }

  /// The world after an operation whose event is lost.
  public ModelState lost(Operation operation) {
    var objects = new TreeMap<>(bucket);
    if (operation.content() == null) {
      objects.remove(operation.key());
    } else {
      objects.put(operation.key(), operation.content());
    }
    return new ModelState(
        variant,
        objects,
        table,
        operations - 1,
        handlers,
        floating,
        crashes,
        names,
        sweep,
        sweeps,
        time,
        following);
  }

  /// The same with one more event, and a handler that has it.
  public ModelState enqueue(Event event) {
    var all = new ArrayList<>(handlers);
    all.add(Handler.start(variant, "h" + names, event));
    return with(table, all, floating, crashes, names + 1);
  }

  /// The same with another table.
  public ModelState withTable(Map<RowKey, Row> table) {
    return with(table, handlers, floating, crashes, names);
  }

  /// The same with another state of the sweep.
  public ModelState withSweep(@Nullable Sweep sweep, int sweeps) {
    return new ModelState(
        variant,
        bucket,
        table,
        operations,
        handlers,
        floating,
        crashes,
        names,
        sweep,
        sweeps,
        time,
        following);
  }

  /// The same at another time.
  public ModelState withTime(Passing time) {
    return new ModelState(
        variant,
        bucket,
        table,
        operations,
        handlers,
        floating,
        crashes,
        names,
        sweep,
        sweeps,
        time,
        following);
  }

  /// The same with a log that others than handlers have changed, or that is seen otherwise.
  public ModelState withFollowing(Map<RowKey, Row> table, Following following) {
    return new ModelState(
        variant,
        bucket,
        table,
        operations,
        handlers,
        floating,
        crashes,
        names,
        sweep,
        sweeps,
        time,
        following);
  }

  /// Whether a write touches rows of a transaction that is not wholly visible yet: it conflicts.
  private boolean isLocked(Call call) {
    return following != null
        && call instanceof Call.Write(var changes)
        && changes.stream().anyMatch(change -> following.hidden().containsKey(change.key()));
  }

  private ModelState with(
      Map<RowKey, Row> table,
      List<Handler> handlers,
      List<Call.Write> floating,
      int crashes,
      int names) {
    return new ModelState(
        variant,
        bucket,
        table,
        operations,
        handlers,
        floating,
        crashes,
        names,
        sweep,
        sweeps,
        time,
        following == null ? null : following.behind(variant, this.table, table));
  }

  private Move land(Call.Write write, Coverage coverage) {
    var memory = new InMemoryTable(table);
    var commit = memory.write(write.changes());
    coverage.count(
        commit == Commit.REFUSED
            ? Coverage.Kind.LATE_WRITE_REFUSED
            : Coverage.Kind.LATE_WRITE_MADE);
    var rest = new ArrayList<>(floating);
    rest.remove(write);
    return new Move(
        "late " + write + " " + commit,
        with(memory.dump(), handlers, rest, crashes, names),
        commit == Commit.DONE);
  }

  private Move step(Handler handler, Coverage coverage) {
    var memory = new InMemoryTable(table);
    var answer = execute(handler.waiting(), memory, coverage);
    var changes = handler.waiting() instanceof Call.Write && answer == Commit.DONE;
    if (answer == Commit.REFUSED && handler.betweenTransactions()) {
      coverage.count(Coverage.Kind.SECOND_TRANSACTION_REFUSED);
    }
    if (changes && handler.answered(variant, answer) instanceof Run.Step.Waiting) {
      coverage.count(Coverage.Kind.WITHDRAWN_FIRST);
    }
    if (changes) {
      coverage.countChange(table, memory.dump(), handler.event().key());
    }
    return answered(handler, answer, memory.dump(), changes);
  }

  /// What follows when a handler's request gets this answer, and the table is then this one.
  public Move answered(Handler handler, Object answer, Map<RowKey, Row> after, boolean changes) {
    var others = new ArrayList<>(handlers);
    var place = others.indexOf(handler);
    var label = handler.name() + " " + handler.waiting() + " -> " + describe(answer);
    return switch (handler.answered(variant, answer)) {
      case Run.Step.Waiting(var call) -> {
        others.set(place, new Handler(handler.event(), handler.name(), handler.with(answer), call));
        yield new Move(label, with(after, others, floating, crashes, names), changes);
      }
      case Run.Step.Answered(var acknowledged) -> {
        others.remove(place);
        var next = with(after, others, floating, crashes, names);
        yield new Move(
            label + (acknowledged ? ", ack" : ", again"),
            acknowledged ? next : next.enqueue(handler.event()),
            changes);
      }
    };
  }

  private Move dieBefore(Handler handler, Coverage coverage) {
    if (handler.betweenTransactions()) {
      coverage.count(Coverage.Kind.DIED_BETWEEN_TRANSACTIONS);
    }
    return new Move(
        handler.name() + " dies before " + handler.waiting(),
        with(table, without(handler), floating, crashes - 1, names).enqueue(handler.event()),
        false);
  }

  private Move dieAfter(Handler handler, Call.Write write, Coverage coverage) {
    var memory = new InMemoryTable(table);
    var commit = memory.write(write.changes());
    coverage.count(Coverage.Kind.DIED_AFTER_WRITE);
    if (commit == Commit.DONE && handler.answered(variant, commit) instanceof Run.Step.Waiting) {
      coverage.count(Coverage.Kind.DIED_BETWEEN_TRANSACTIONS);
    }
    return new Move(
        handler.name() + " dies after " + write + " " + commit,
        with(memory.dump(), without(handler), floating, crashes - 1, names)
            .enqueue(handler.event()),
        commit == Commit.DONE);
  }

  private Move dieWhileUnderWay(Handler handler, Call.Write write) {
    var late = new ArrayList<>(floating);
    late.add(write);
    return new Move(
        handler.name() + " dies, " + write + " is under way",
        with(table, without(handler), late, crashes - 1, names).enqueue(handler.event()),
        false);
  }

  private List<Handler> without(Handler handler) {
    var others = new ArrayList<>(handlers);
    others.remove(handler);
    return others;
  }

  private Object execute(Call call, InMemoryTable memory, Coverage coverage) {
    return switch (call) {
      case Call.Read(var key, var consistent) -> {
        // Eventually consistent may mean: no write is seen yet.
        var seen = following == null ? memory : new InMemoryTable(following.view(table));
        var row = consistent ? seen.get(key, true) : null;
        yield row == null ? NOTHING : row;
      }
      case Call.Walk(var query) ->
          (query.consistent() ? memory : new InMemoryTable(Map.of())).walk(query);
      case Call.Now _ -> throw new IllegalStateException("a clock has several answers");
      case Call.Look(var key, var etag) -> {
        var content = bucket.get(key);
        var fetched = content == null ? new FetchResult.Absent() : Files.fetched(content, etag);
        if (fetched instanceof FetchResult.Unchanged) {
          coverage.count(Coverage.Kind.UNCHANGED_RENEWED);
        }
        yield fetched;
      }
      case Call.Write(var changes) -> {
        var commit = memory.write(changes);
        if (commit == Commit.REFUSED) {
          coverage.count(Coverage.Kind.WRITE_REFUSED);
          coverage.countResurrection(table, changes.getFirst());
        }
        if (commit == Commit.OVERTAKEN) {
          coverage.count(Coverage.Kind.LOG_OVERTAKEN);
        }
        yield commit;
      }
    };
  }

  private static String describe(Object answer) {
    return switch (answer) {
      case Row row -> "revision " + row.text("revision") + " " + row.text("state");
      case RowPage page -> page.rows().size() + " rows";
      case TableException e -> String.valueOf(e.getMessage());
      default ->
          answer.getClass().isRecord() ? answer.getClass().getSimpleName() : answer.toString();
    };
  }
}
