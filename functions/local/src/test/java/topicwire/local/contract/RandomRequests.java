package topicwire.local.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Filter;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Utf8Order;
import topicwire.index.table.Value;

/// Requests as a seed has them: so few keys that they meet, and every kind of condition.
final class RandomRequests {
  private static final int CHANGES = 100;

  private final SplittableRandom random;
  private final RandomRows rows;

  RandomRequests(long seed) {
    random = new SplittableRandom(seed);
    rows = new RandomRows(random);
  }

  Request next() {
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4, 5 -> new Request.Write(List.of(change()));
      case 6, 7, 8, 9 -> new Request.Write(transaction());
      case 10 -> new Request.Write(rows.rarely(2) ? extreme() : transaction());
      case 11, 12 -> new Request.Get(rows.key(), random.nextBoolean());
      case 13 -> new Request.GetAll(keys());
      case 14 -> new Request.Scan(random.nextInt(10, 60), random.nextBoolean());
      default -> new Request.Pages(walk());
    };
  }

  /// What may be invalid has no condition: which of two reasons is told is not documented.
  private List<Change> extreme() {
    var key = rows.key();
    var change = new Change.Put(rows.extreme(), Condition.NONE);
    return switch (random.nextInt(9)) {
      case 0 -> many(CHANGES);
      case 1 -> many(CHANGES + 1);
      case 2 -> List.of(change, new Change.Delete(change.key(), Condition.NONE));
      case 3 -> List.of(new Change.Delete(key, Condition.NONE), change);
      case 4 -> List.of(assign(key, "keys", Set.of(rows.large())));
      case 5 -> List.of(new Change.Add(key, "n", 1, Map.of())); // a text, or not there
      case 6 -> List.of(assign(key, "n", rows.words()));
      default -> List.of(change);
    };
  }

  private List<Change> transaction() {
    var changes = new HashMap<RowKey, Change>();
    for (var i = random.nextInt(1, 8); i > 0; i--) {
      var change = change();
      changes.put(change.key(), change);
    }
    return List.copyOf(changes.values());
  }

  private List<Change> many(int number) {
    var changes = new ArrayList<Change>();
    for (var i = 0; i < number; i++) {
      changes.add(
          new Change.Add(new RowKey("MANY", "r" + i), "count", 1, Map.of("stamp", rows.text())));
    }
    return changes;
  }

  private Change change() {
    var key = rows.key();
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4, 5 -> new Change.Put(rows.row(), condition());
      case 6, 7 -> new Change.Delete(key, condition());
      case 8, 9 -> new Change.Add(key, "count", rows.number(), set());
      default -> assign(key, "keys", rows.words());
    };
  }

  private static Change assign(RowKey key, String attribute, Set<String> texts) {
    return new Change.Assign(key, Map.of(attribute, new Value.Texts(texts)));
  }

  private Map<String, Value> set() {
    return random.nextBoolean() ? Map.of() : Map.of("stamp", rows.text(), "n", rows.text());
  }

  private Condition condition() {
    return switch (random.nextInt(8)) {
      case 0 -> Condition.ABSENT;
      case 1 -> Condition.equal("n", rows.text());
      case 2 -> Condition.equal("count", new Value.Whole(random.nextLong(-1, 2)));
      case 3 -> Condition.equal("keys", new Value.Texts(rows.words()));
      case 4 -> new Condition.Equal(Map.of("n", rows.text(), "type", rows.text()));
      case 5 -> new Condition.Lacks(rows.any(List.of("n", "count", "keys", "hot")));
      default -> Condition.NONE;
    };
  }

  private Set<RowKey> keys() {
    var keys = new HashSet<RowKey>();
    for (var i = random.nextInt(1, 20); i > 0; i--) {
      keys.add(rows.key());
    }
    if (rows.rarely(4)) {
      for (var i = 0; i < CHANGES + 20; i++) {
        keys.add(new RowKey("MANY", "r" + i));
      }
    }
    return keys;
  }

  private int limit() {
    return rows.rarely(3) ? 1_000 : random.nextInt(1, 9);
  }

  private RowQuery walk() {
    var order = rows.any(List.of(RowQuery.Order.values()));
    var walk = RowQuery.of(partition(order), order, limit());
    var one = bound(order);
    var other = bound(order);
    // A walk between bounds in the wrong order is refused: seldom enough, to walk now and then.
    var swap =
        one != null
            && other != null
            && Utf8Order.INSTANCE.compare(one, other) > 0
            && !rows.rarely(10);
    walk = walk.between(swap ? other : one, swap ? one : other).where(filters(order));
    var after = position(walk.partition(), order);
    // DynamoDB Local refuses to start behind the very bound, and never asks for it.
    if (rows.rarely(4) && !after.sort().equals(walk.from()) && !after.sort().equals(walk.to())) {
      walk = walk.after(after);
    }
    return new RowQuery(
        walk.partition(),
        order,
        walk.from(),
        walk.to(),
        walk.after(),
        walk.limit(),
        walk.filters(),
        random.nextBoolean() && (!inIndex(order) || rows.rarely(10)));
  }

  private static boolean inIndex(RowQuery.Order order) {
    return order == RowQuery.Order.HOTTEST || order == RowQuery.Order.SOURCES;
  }

  private String partition(RowQuery.Order order) {
    if (order == RowQuery.Order.SOURCES) {
      return "S";
    }
    return rows.rarely(10) ? "MANY" : rows.partition();
  }

  private @Nullable String bound(RowQuery.Order order) {
    if (random.nextBoolean()) {
      return null;
    }
    return switch (order) {
      case BY_KEY, NEWEST -> rows.sort();
      case HOTTEST -> "000" + random.nextInt(5) + (random.nextBoolean() ? "" : "#" + rows.sort());
      case SOURCES -> rows.partition() + (random.nextBoolean() ? "" : rows.sort());
    };
  }

  /// Where a page may have ended before its last row was deleted.
  private RowQuery.Position position(String partition, RowQuery.Order order) {
    var sort = rows.sort();
    return switch (order) {
      case BY_KEY, NEWEST -> new RowQuery.Position(new RowKey(partition, sort), sort);
      case HOTTEST ->
          new RowQuery.Position(
              new RowKey(partition, sort), "000" + random.nextInt(5) + "#" + sort);
      case SOURCES -> {
        var key = new RowKey(rows.partition(), sort);
        yield new RowQuery.Position(key, key.pk() + key.sk());
      }
    };
  }

  private List<Filter> filters(RowQuery.Order order) {
    var filters = new ArrayList<Filter>();
    if (order == RowQuery.Order.SOURCES) {
      return filters; // it holds none of these attributes
    }
    if (rows.rarely(3)) {
      filters.add(new Filter.Has("topics", rows.any(List.of("x", "y", "é"))));
    }
    if (rows.rarely(4)) {
      filters.add(new Filter.HasNot("topics", rows.any(List.of("x", "y", "é"))));
    }
    if (rows.rarely(4)) {
      filters.add(new Filter.Is("type", rows.text().text()));
    }
    if (rows.rarely(4)) {
      filters.add(new Filter.AtLeast("heat", rows.number()));
    }
    return filters;
  }
}
