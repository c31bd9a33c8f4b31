package topicwire.index.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.index.Change;
import topicwire.index.Condition;
import topicwire.index.Row;
import topicwire.index.RowKey;
import topicwire.index.TableException;
import topicwire.index.Value;

/** What a write makes of the rows that it touches. */
final class Writes {
  private Writes() {}

  private static final int CHANGES = 100;

  /**
   * The rows after all changes, null for those that are deleted; null in place of the map when a
   * condition does not hold.
   *
   * @throws TableException when DynamoDB would refuse the request as invalid
   */
  static @Nullable Map<RowKey, @Nullable Row> apply(
      List<Change> changes, Function<RowKey, @Nullable Row> rows) {
    if (changes.isEmpty() || changes.size() > CHANGES) {
      throw new TableException(
          "TransactWriteItems: expected 1 to 100 changes, found " + changes.size());
    }
    var after = new HashMap<RowKey, @Nullable Row>();
    var bytes = 0L;
    for (var change : changes) {
      checkKey(change.key());
      if (after.containsKey(change.key())) {
        throw new TableException(
            "TransactWriteItems: expected one change a row, found two of " + change.key());
      }
      var row = apply(change, rows.apply(change.key()));
      after.put(change.key(), row);
      bytes += row == null ? 0 : checkRow(row);
    }
    if (bytes > Sizes.TRANSACTION) {
      throw new TableException("TransactWriteItems: expected at most 4 MB, found " + bytes);
    }
    for (var change : changes) {
      if (!holds(condition(change), rows.apply(change.key()))) {
        return null;
      }
    }
    return after;
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
        attributes.putAll(set);
        var number = attributes.get(name) instanceof Value.Whole(var standing) ? standing : 0;
        attributes.put(name, new Value.Whole(number + amount));
      }
      case Change.Include(var _, var name, var texts) -> {
        var all = new HashSet<>(texts(attributes, name));
        all.addAll(texts);
        attributes.put(name, new Value.Texts(all));
      }
      case Change.Exclude(var _, var name, var texts) -> {
        var rest = new HashSet<>(texts(attributes, name));
        rest.removeAll(texts);
        if (rest.isEmpty()) {
          attributes.remove(name);
        } else {
          attributes.put(name, new Value.Texts(rest));
        }
      }
    }
    return new Row(change.key(), attributes);
  }

  private static Set<String> texts(Map<String, Value> attributes, String name) {
    return attributes.get(name) instanceof Value.Texts(var texts) ? texts : Set.of();
  }

  private static Condition condition(Change change) {
    return switch (change) {
      case Change.Put(var _, var condition) -> condition;
      case Change.Delete(var _, var condition) -> condition;
      case Change.Add _, Change.Include _, Change.Exclude _ -> Condition.NONE;
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
    for (var name : List.of("hot", "sources", "key")) {
      var text = row.text(name);
      if (text != null) {
        check(text, "index key " + name, Sizes.SORT_KEY);
      }
    }
    var size = Sizes.of(row);
    if (size > Sizes.ROW) {
      throw new TableException(
          "expected a row of at most 400 KB, found %d bytes: %s".formatted(size, row.key()));
    }
    return size;
  }

  private static void check(String text, String what, int most) {
    var size = Sizes.bytes(text);
    if (size == 0 || size > most) {
      throw new TableException(
          "expected a %s of 1 to %d bytes, found %d: %s".formatted(what, most, size, text));
    }
  }
}
