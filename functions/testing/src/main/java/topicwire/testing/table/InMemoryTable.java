package topicwire.testing.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Filter;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.TableException;
import topicwire.index.table.Utf8Order;

/// A table in memory, with DynamoDB's semantics and limits: conditions, all or nothing, 100 changes
/// and 4 MB a write, 400 KB a row, one change a row, 1 MB a page, filters after the limit, sparse
/// indexes, and where [FaultPlan] asks for it stale reads and conflicts. Thread-safe.
public final class InMemoryTable implements ScannableTable {
  /// A row's place in the table or in an index; in the table `sort` is the sk.
  private record Place(String partition, String sort, RowKey row) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::partition, Utf8Order.INSTANCE)
          .thenComparing(Place::sort, Utf8Order.INSTANCE)
          .thenComparing(place -> place.row().pk(), Utf8Order.INSTANCE)
          .thenComparing(place -> place.row().sk(), Utf8Order.INSTANCE);

  /// What the index `sources` holds of a row: see template.yaml.
  private static final Set<String> SOURCES =
      Set.of("sources", "key", "etag", "size", "parser", "state", "changedAt");

  private final Map<RowKey, Row> rows = new HashMap<>();
  private final Map<RowKey, Row> previous = new HashMap<>();
  private final NavigableMap<Place, RowKey> byKey = new TreeMap<>(ORDER);
  private final NavigableMap<Place, RowKey> byHeat = new TreeMap<>(ORDER);
  private final NavigableMap<Place, RowKey> bySource = new TreeMap<>(ORDER);
  private final FaultPlan faults;

  /// An empty table.
  public InMemoryTable() {
    this(Map.of(), FaultPlan.PLAIN);
  }

  /// A table with these rows.
  public InMemoryTable(Map<RowKey, Row> rows) {
    this(rows, FaultPlan.PLAIN);
  }

  /// A table with these rows that may behave unusually.
  public InMemoryTable(Map<RowKey, Row> rows, FaultPlan faults) {
    rows.values().forEach(this::insert);
    this.faults = faults;
  }

  /// All rows as they are now.
  public synchronized Map<RowKey, Row> dump() {
    return Collections.unmodifiableMap(new HashMap<>(rows));
  }

  @Override
  public synchronized @Nullable Row get(RowKey key, boolean consistent) {
    return consistent ? rows.get(key) : seen(key);
  }

  @Override
  public synchronized List<Row> getAll(Collection<RowKey> keys) {
    var found = new ArrayList<Row>();
    for (var key : keys) {
      var row = seen(key);
      if (row != null) {
        found.add(row);
      }
    }
    return found;
  }

  private @Nullable Row seen(RowKey key) {
    return faults.stale(key) ? previous.get(key) : rows.get(key);
  }

  @Override
  public synchronized RowPage walk(RowQuery walk) {
    var page = read(places(walk).keySet(), walk.limit(), walk.consistent(), walk.filters());
    return walk.order() == RowQuery.Order.SOURCES
        ? new RowPage(
            page.rows().stream().map(InMemoryTable::projected).toList(),
            page.next(),
            page.read(),
            page.capacity())
        : page;
  }

  private static Row projected(Row row) {
    var attributes = new HashMap<>(row.attributes());
    attributes.keySet().retainAll(SOURCES);
    return new Row(row.key(), attributes);
  }

  private RowPage read(
      Iterable<Place> places, int limit, boolean consistent, List<Filter> filters) {
    var found = new ArrayList<Row>();
    var read = 0;
    long bytes = 0;
    RowQuery.@Nullable Position last = null;
    for (var place : places) {
      if (read == limit || bytes >= Sizes.PAGE) {
        return new RowPage(found, last, read, Sizes.readUnits(bytes));
      }
      var row = consistent ? rows.get(place.row()) : seen(place.row());
      last = new RowQuery.Position(place.row(), place.sort());
      read++;
      if (row == null) {
        continue;
      }
      bytes += Sizes.of(row);
      if (filters.stream().allMatch(filter -> filter.passes(row))) {
        found.add(row);
      }
    }
    // Like DynamoDB: a walk that stops at its limit does not look whether there is more.
    return new RowPage(found, read == limit ? last : null, read, Sizes.readUnits(bytes));
  }

  @Override
  public synchronized RowPage scan(@Nullable RowKey after, int limit, boolean consistent) {
    var rest =
        after == null ? byKey : byKey.tailMap(new Place(after.pk(), after.sk(), after), false);
    return read(rest.keySet(), limit, consistent, List.of());
  }

  private NavigableMap<Place, RowKey> places(RowQuery walk) {
    var index =
        switch (walk.order()) {
          case BY_KEY, NEWEST -> byKey;
          case HOTTEST -> byHeat;
          case SOURCES -> bySource;
        };
    var ofTable = walk.order() == RowQuery.Order.BY_KEY || walk.order() == RowQuery.Order.NEWEST;
    if (walk.consistent() && !ofTable) {
      throw new TableException("Query: expected no consistent read of an index, found " + walk);
    }
    var partition = walk.partition();
    var least = new RowKey("", "");
    var low = new Place(partition, walk.from() == null ? "" : walk.from(), least);
    // No key holds U+0000, so this is behind everything that is equal to the bound, and before all
    // else.
    var high =
        walk.to() == null
            ? new Place(partition + "\0", "", least)
            : new Place(partition, walk.to() + "\0", least);
    if (ORDER.compare(low, high) > 0) {
      throw new TableException("Query: expected bounds in order, found " + walk);
    }
    var range = index.subMap(low, true, high, false);
    var descending =
        walk.order() == RowQuery.Order.NEWEST || walk.order() == RowQuery.Order.HOTTEST;
    var after = walk.after();
    if (after != null) {
      var start = new Place(partition, after.sort(), after.row());
      if (ORDER.compare(start, low) < 0 || ORDER.compare(start, high) >= 0) {
        throw new TableException(
            "Query: expected a starting key within the bounds, found " + after);
      }
      range = descending ? range.headMap(start, false) : range.tailMap(start, false);
    }
    return descending ? range.descendingMap() : range;
  }

  @Override
  public synchronized Commit write(List<Change> changes) {
    var after = Writes.apply(changes, rows::get);
    if (after == null) {
      return Writes.firstHolds(changes, rows::get) ? Commit.OVERTAKEN : Commit.REFUSED;
    }
    if (faults.conflicts(changes)) {
      return Commit.BUSY;
    }
    for (var change : changes) {
      var key = change.key();
      var before = rows.get(key);
      if (before == null) {
        previous.remove(key);
      } else {
        previous.put(key, before);
        remove(before);
      }
      var row = after.get(key);
      if (row != null) {
        insert(row);
      }
    }
    return Commit.DONE;
  }

  private void insert(Row row) {
    var key = row.key();
    rows.put(key, row);
    byKey.put(new Place(key.pk(), key.sk(), key), key);
    var hot = row.text("hot");
    if (hot != null) {
      byHeat.put(new Place(key.pk(), hot, key), key);
    }
    var source = row.text("sources");
    var object = row.text("key");
    if (source != null && object != null) {
      bySource.put(new Place(source, object, key), key);
    }
  }

  private void remove(Row row) {
    var key = row.key();
    rows.remove(key);
    byKey.remove(new Place(key.pk(), key.sk(), key));
    byHeat.remove(new Place(key.pk(), String.valueOf(row.text("hot")), key));
    bySource.remove(
        new Place(String.valueOf(row.text("sources")), String.valueOf(row.text("key")), key));
  }
}
