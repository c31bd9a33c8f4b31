package topicwire.checks.protocol.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Run;
import topicwire.checks.protocol.model.Variant;
import topicwire.index.layout.Keys;
import topicwire.index.log.LogCollector;
import topicwire.index.log.LogHead;
import topicwire.index.log.LogRow;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.testing.table.InMemoryTable;

/// A change log as others see it. A transaction is decided at once and then becomes visible row by
/// row, in any order; a row that is not visible yet is locked against other transactions.
///
/// @param hidden what is seen in place of rows that are not visible yet; empty for nothing
/// @param everPublic the keys that were public at some time
public record Following(
    SortedMap<RowKey, Optional<Row>> hidden, Follower follower, SortedSet<String> everPublic) {
  /// The log of every key of such a world.
  static final int SHARD = Keys.logShard(Files.KEY);

  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::pk).thenComparing(RowKey::sk);

  public static final Following BEGIN =
      new Following(new TreeMap<>(ORDER), Follower.BEGIN, new TreeSet<>());

  /// More pages than any of these logs takes.
  private static final int STEPS = 100;

  /// What looks fine and is wrong.
  public enum Mistake {
    NONE,
    LAST_ROW_SEEN,
    HEAD_AS_TOKEN,
    NEVER_TOO_LATE,
    DELETED_FIRST,
    FLOOR_READ_LATE,
    RAISED_EARLY,
    READS_ARTICLES
  }

  /// The table as it is seen.
  public Map<RowKey, Row> view(Map<RowKey, Row> table) {
    if (hidden.isEmpty()) {
      return table;
    }
    var view = new HashMap<>(table);
    hidden.forEach(
        (key, former) -> former.ifPresentOrElse(row -> view.put(key, row), () -> view.remove(key)));
    return view;
  }

  /// Behind a commit of a handler: none of its rows is visible yet.
  public Following behind(Variant variant, Map<RowKey, Row> before, Map<RowKey, Row> after) {
    if (before.equals(after)) {
      return this;
    }
    var rows = new TreeMap<>(hidden);
    var keys = new HashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (var key : keys) {
      if (isFollowed(key, variant) && !Objects.equals(before.get(key), after.get(key))) {
        rows.putIfAbsent(key, Optional.ofNullable(before.get(key)));
      }
    }
    var all = new TreeSet<>(everPublic);
    all.addAll(shown(after).keySet());
    return new Following(rows, follower, all);
  }

  private static boolean isFollowed(RowKey key, Variant variant) {
    return key.pk().startsWith("LOG")
        || (variant.mistake() == Mistake.READS_ARTICLES && key.pk().equals("FEED"));
  }

  /// What else can happen.
  public List<ModelState.Move> moves(ModelState world) {
    var moves = new ArrayList<ModelState.Move>();
    for (var key : hidden.keySet()) {
      var rest = new TreeMap<>(hidden);
      rest.remove(key);
      moves.add(move(key + " becomes visible", world, world.table(), rest, follower));
    }
    var view = view(world.table());
    var next = follower.next(view, world.variant().mistake());
    moves.add(move("the follower goes on: " + next, world, world.table(), hidden, next));
    if (follower.page() != null) {
      moves.add(move("the follower's page is cut", world, world.table(), hidden, follower.cut()));
    }
    collect(world, view, moves);
    return moves;
  }

  private void collect(ModelState world, Map<RowKey, Row> view, List<ModelState.Move> moves) {
    var early = world.variant().mistake() == Mistake.RAISED_EARLY;
    // What is old enough to be passed is visible.
    if (hidden.isEmpty() || (early && !hidden.containsKey(Keys.logHead(SHARD)))) {
      collected("raises the floor", world, view, collector -> collector.raise(SHARD), moves);
      collected("deletes", world, view, collector -> collector.clear(SHARD), moves);
    }
    if (world.variant().mistake() == Mistake.DELETED_FIRST) {
      var head = LogHead.of(SHARD, view.get(Keys.logHead(SHARD)));
      for (var row : rows(world.table())) {
        if (row.kind() != LogRow.Kind.PUT
            && row.position() == head.floor() + 1
            && !hidden.containsKey(row.row().key())) {
          var rest = new HashMap<>(world.table());
          rest.remove(row.row().key());
          // The floor is raised over it in a later step.
          moves.add(move("the collector deletes " + row.position(), world, rest, hidden, follower));
        }
      }
      if (view.get(Keys.logRow(SHARD, head.floor() + 1)) == null
          && head.floor() < head.position()
          && hidden.isEmpty()) {
        var raised = new HashMap<>(world.table());
        var found = raised.get(Keys.logHead(SHARD));
        if (found != null) {
          var attributes = new HashMap<>(found.attributes());
          attributes.put("floor", new Value.Whole(head.floor() + 1));
          raised.put(found.key(), new Row(found.key(), attributes));
          moves.add(move("the floor follows", world, raised, hidden, follower));
        }
      }
    }
  }

  private void collected(
      String label,
      ModelState world,
      Map<RowKey, Row> view,
      Consumer<LogCollector> action,
      List<ModelState.Move> moves) {
    var memory = new InMemoryTable(view);
    action.accept(new LogCollector(memory, Run.CLOCK, Duration.ZERO, 1));
    var after = memory.dump();
    var table = new HashMap<>(world.table());
    var changed = false;
    var keys = new HashSet<>(view.keySet());
    keys.addAll(after.keySet());
    for (var key : keys) {
      if (!Objects.equals(view.get(key), after.get(key))) {
        if (hidden.containsKey(key)) {
          return; // locked
        }
        changed = true;
        var row = after.get(key);
        if (row == null) {
          table.remove(key);
        } else {
          table.put(key, row);
        }
      }
    }
    if (changed) {
      moves.add(move("the collector " + label, world, table, hidden, follower));
    }
  }

  private ModelState.Move move(
      String label,
      ModelState world,
      Map<RowKey, Row> table,
      SortedMap<RowKey, Optional<Row>> hidden,
      Follower follower) {
    return new ModelState.Move(
        label, world.withFollowing(table, new Following(hidden, follower, everPublic)), false);
  }

  /// What is wrong: a key in the log that was never public, and a follower, this one or one that
  /// begins now, that does not come to hold what is public once all is visible.
  public @Nullable String violation(ModelState world) {
    for (var row : rows(world.table())) {
      var path = row.path();
      if (path != null && !everPublic.contains(path)) {
        return path + " was never public and is in the log";
      }
    }
    if (!hidden.isEmpty() || follower.page() != null) {
      return null;
    }
    var shown = shown(world.table());
    for (var one : List.of(follower, Follower.beginning(world.table()))) {
      var at = one;
      for (var step = 0; step < STEPS; step++) {
        at = at.next(world.table(), world.variant().mistake());
      }
      while (at.page() != null) {
        at = at.next(world.table(), world.variant().mistake());
      }
      if (!at.held().equals(shown)) {
        return "%s comes to hold %s, and public is %s".formatted(one, at.held(), shown);
      }
    }
    return null;
  }

  private static List<LogRow> rows(Map<RowKey, Row> table) {
    return table.values().stream()
        .filter(row -> row.key().pk().equals(Keys.logPartition(SHARD)))
        .flatMap(row -> Optional.ofNullable(LogRow.of(row)).stream())
        .toList();
  }

  /// What the lists show, by key.
  private static Map<String, String> shown(Map<RowKey, Row> table) {
    var shown = new TreeMap<String, String>();
    for (var row : table.values()) {
      if (row.key().pk().equals("FEED")) {
        var sort = row.key().sk();
        shown.put(sort.substring(sort.indexOf('#') + 1), Arrays.hashCode(row.bytes("item")) + "");
      }
    }
    return shown;
  }

  static @Nullable String shown(Map<RowKey, Row> table, String key) {
    return shown(table).get(key);
  }
}
