package topicwire.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;

/// Writes down what the table behind it is asked, and fails when it is told to.
public final class CountingTable implements Table {
  private final Table table;

  /// `get PK`, `getAll N` and `walk PK`, one for each request.
  public final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /// The requests but those for the definitions, which a function holds for a minute; in these
  /// tests it holds them for no time.
  public List<String> beyondDefinitions() {
    return requests.stream().filter(request -> !request.equals("walk TOPIC-DEFS")).toList();
  }

  /// The units of the walks, and half a unit for each other row, which is of at most 4 KB here.
  public double units;

  /// How many walks there were at once, at most.
  public final AtomicInteger atOnce = new AtomicInteger();

  private final AtomicInteger walking = new AtomicInteger();
  private volatile @Nullable RuntimeException failure;

  public CountingTable(Table table) {
    this.table = table;
  }

  public void fail(RuntimeException exception) {
    failure = exception;
  }

  public void recover() {
    failure = null;
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    note("get " + key.pk());
    units += 0.5;
    return table.get(key, consistent);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    note("getAll " + keys.size());
    units += keys.size() * 0.5;
    return table.getAll(keys);
  }

  @Override
  public RowPage walk(RowQuery walk) {
    note("walk " + walk.partition());
    atOnce.accumulateAndGet(walking.incrementAndGet(), Math::max);
    try {
      var page = table.walk(walk);
      synchronized (this) {
        units += page.capacity();
      }
      return page;
    } finally {
      walking.decrementAndGet();
    }
  }

  @Override
  public Commit write(List<Change> changes) {
    return table.write(changes);
  }

  private void note(String request) {
    requests.add(request);
    if (failure != null) {
      throw failure;
    }
  }
}
