package topicwire.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Change;
import topicwire.index.Commit;
import topicwire.index.Page;
import topicwire.index.Row;
import topicwire.index.RowKey;
import topicwire.index.Table;
import topicwire.index.Walk;

/** Writes down what the table behind it is asked, and fails when it is told to. */
final class CountingTable implements Table {
  private final Table table;

  /** {@code get PK}, {@code getAll N} and {@code walk PK}, one for each request. */
  final List<String> requests = new ArrayList<>();

  private @Nullable RuntimeException failure;

  CountingTable(Table table) {
    this.table = table;
  }

  void fail(RuntimeException exception) {
    failure = exception;
  }

  void recover() {
    failure = null;
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    note("get " + key.pk());
    return table.get(key, consistent);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    note("getAll " + keys.size());
    return table.getAll(keys);
  }

  @Override
  public Page walk(Walk walk) {
    note("walk " + walk.partition());
    return table.walk(walk);
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
