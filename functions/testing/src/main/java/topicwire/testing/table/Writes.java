package topicwire.testing.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;

/// What a write makes of the rows that it touches.
final class Writes {
  private Writes() {}

  private static final int CHANGES = 100;

  /// The rows after all changes, null for those that are deleted; null in place of the map when a
  /// condition does not hold.
  ///
  /// @throws TableException when DynamoDB would refuse the request as invalid
  static @Nullable Map<RowKey, @Nullable Row> apply(
      List<Change> changes, Function<RowKey, @Nullable Row> rows) {
    if (changes.isEmpty() || changes.size() > CHANGES) {
      throw new TableException(
          "TransactWriteItems: expected 1 to 100 changes, found " + changes.size());
    }
    check(changes);
    for (var change : changes) {
      if (!holds(condition(change), rows.apply(change.key()))) {
        return null;
      }
    }
    var after = new HashMap<RowKey, @Nullable Row>();
    var bytes = 0L;
    for (var change : changes) {
      var row = apply(change, rows.apply(change.key()));
      after.put(change.key(), row);
      bytes += row == null ? 0 : checkRow(row);
    }
    if (bytes > Sizes.TRANSACTION) {
      throw new TableException("TransactWriteItems: expected at most 4 MB, found " + bytes);
    }
    return after;
  }

  /// Whether the condition of the first change holds.
  static boolean firstHolds(List<Change> changes, Function<RowKey, @Nullable Row> rows) {
    var first = changes.getFirst();
    return holds(condition(first), rows.apply(first.key()));
  }

  /// What is invalid whatever the table holds, and so before any condition is looked at.
  private static void check(List<Change> changes) {
    var keys = new HashSet<RowKey>();
    for (var change : changes) {
      checkKey(change.key());
      if (!keys.add(change.key())) {
        throw new TableException(
            "TransactWriteItems: expected one change a row, found two of " + change.key());
      }
      if (change instanceof Change.Put(var row, var _)) {
        checkRow(row);
      }
    }
  }

  private static @Nullable Row apply(Change change, @Nullable Row before) {
    var attributes = new HashMap<String, Value>();
    if (before != null) {
      attributes.putAll(before.attributes());
    }
    switch (change) {
      case Change.Put(var row, var _) -> {
        return row;
      }
      case Change.Delete _ -> {
        return null;
      }
      case Change.Add(var _, var name, var amount, var set) -> {
        var number =
            switch (attributes.get(name)) {
              case null -> 0;
              case Value.Whole(var interpretation) -> interpretation;
              case Value other -> throw mismatch(change, "a number", other);
            };
        attributes.putAll(set);
        attributes.put(name, new Value.Whole(number + amount));
      }
      case Change.Assign(var _, var assigned) -> attributes.putAll(assigned);
    }
    return new Row(change.key(), attributes);
  }

  private static TableException mismatch(Change change, String expected, Value found) {
    return new TableException(
        "expected %s to add to or take from, found %s: %s".formatted(expected, found, change));
  }

  private static Condition condition(Change change) {
    return switch (change) {
      case Change.Put(var _, var condition) -> condition;
      case Change.Delete(var _, var condition) -> condition;
      case Change.Add _, Change.Assign _ -> Condition.NONE;
    };
  }

  private static boolean holds(Condition condition, @Nullable Row row) {
    return switch (condition) {
      case Condition.Always _ -> true;
      case Condition.Absent _ -> row == null;
      case Condition.Lacks(var attribute) ->
          row == null || !row.attributes().containsKey(attribute);
      case Condition.Equal(var attributes) ->
          row != null
              && attributes.entrySet().stream()
                  .allMatch(
                      wanted -> wanted.getValue().equals(row.attributes().get(wanted.getKey())));
    };
  }

  private static void checkKey(RowKey key) {
    check(key.pk(), "partition key", Sizes.PARTITION_KEY);
    check(key.sk(), "sort key", Sizes.SORT_KEY);
  }

  private static int checkRow(Row row) {
    checkIndexKey(row, "hot", Sizes.SORT_KEY);
    checkIndexKey(row, "sources", Sizes.PARTITION_KEY);
    checkIndexKey(row, "key", Sizes.SORT_KEY);
    var size = Sizes.of(row);
    if (size > Sizes.ROW) {
      throw new TableException(
          "expected a row of at most 400 KB, found %d bytes: %s".formatted(size, row.key()));
    }
    return size;
  }

  private static void checkIndexKey(Row row, String name, int most) {
    switch (row.attributes().get(name)) {
      case null -> {}
      case Value.Text(var text) -> check(text, "index key " + name, most);
      case Value other ->
          throw new TableException(
              "expected a text as index key %s, found %s".formatted(name, other));
    }
  }

  private static void check(String text, String what, int most) {
    var size = Sizes.bytes(text);
    if (size == 0 || size > most) {
      throw new TableException(
          "expected a %s of 1 to %d bytes, found %d: %s".formatted(what, most, size, text));
    }
  }
}
