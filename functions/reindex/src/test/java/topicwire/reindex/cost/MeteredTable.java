package topicwire.reindex.cost;

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

/// Counts the rows that are looked up, and those that scans pass.
final class MeteredTable implements ScannableTable {
  private final ScannableTable table;
  long lookedUp;
  long scanned;

  MeteredTable(ScannableTable table) {
    this.table = table;
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    lookedUp++;
    return table.get(key, consistent);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    lookedUp += keys.size();
    return table.getAll(keys);
  }

  @Override
  public RowPage walk(RowQuery walk) {
    return table.walk(walk);
  }

  @Override
  public RowPage scan(@Nullable RowKey after, int limit, boolean consistent) {
    var page = table.scan(after, limit, consistent);
    scanned += page.read();
    return page;
  }

  @Override
  public Commit write(List<Change> changes) {
    return table.write(changes);
  }
}
