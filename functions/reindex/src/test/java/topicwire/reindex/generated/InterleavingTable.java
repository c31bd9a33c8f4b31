package topicwire.reindex.generated;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;

/// A table to which something happens before each request.
public class InterleavingTable implements ScannableTable {
  private final ScannableTable table;
  private final Runnable before;

  public InterleavingTable(ScannableTable table, Runnable before) {
    this.table = table;
    this.before = before;
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    before.run();
    return table.get(key, consistent);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    before.run();
    return table.getAll(keys);
  }

  @Override
  public RowPage walk(RowQuery walk) {
    before.run();
    return table.walk(walk);
  }

  @Override
  public RowPage scan(@Nullable RowKey after, int limit, boolean consistent) {
    before.run();
    return table.scan(after, limit, consistent);
  }

  @Override
  public Commit write(List<Change> changes) {
    before.run();
    return table.write(changes);
  }
}
