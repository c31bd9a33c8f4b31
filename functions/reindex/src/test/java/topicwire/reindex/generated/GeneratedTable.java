package topicwire.reindex.generated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.Value;
import topicwire.testing.table.InMemoryTable;

/// A table with a source record for each of many objects, made up as they are read; counts its
/// requests.
public final class GeneratedTable implements ScannableTable {
  private final InMemoryTable own = new InMemoryTable();
  private final int objects;
  private int queries;
  private int writes;

  public GeneratedTable(int objects) {
    this.objects = objects;
  }

  public int queries() {
    return queries;
  }

  public int writes() {
    return writes;
  }

  @Override
  @SuppressWarnings("NullAway") // does not read the annotation of a nested type from a class file
  public RowPage walk(RowQuery walk) {
    queries++;
    var rows = new ArrayList<Row>();
    var after = walk.after();
    var from = GeneratedListing.after(after == null ? null : after.sort());
    for (var i = from; i < Math.min(objects, from + walk.limit()); i++) {
      rows.add(sourceRecord(i));
    }
    var last = rows.getLast();
    RowQuery.@Nullable Position next =
        from + walk.limit() < objects
            ? new RowQuery.Position(last.key(), String.valueOf(last.text("key")))
            : null;
    return new RowPage(rows, next, rows.size(), rows.size() / 40.0);
  }

  /// One in five hundred has another object's ETag.
  private static Row sourceRecord(int number) {
    var key = GeneratedListing.key(number);
    var etag = number % 500 == 7 ? "other" : "\"e%d\"".formatted(number % 500);
    return new Row(
        new RowKey("SOURCE#" + key, "SOURCE"),
        Map.of(
            "sources", new Value.Text("SOURCES"),
            "key", new Value.Text(key),
            "etag", new Value.Text(etag),
            "size", new Value.Whole(1_000),
            "parser", new Value.Text(ArticleParser.VERSION),
            "state", new Value.Text("published"),
            "changedAt", new Value.Text("2024-01-01T00:00:00Z")));
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    return own.get(key, consistent);
  }

  @Override
  public Commit write(List<Change> changes) {
    writes++;
    return own.write(changes);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    throw new UnsupportedOperationException(
        "a walk reads nothing but the index and its reindexState");
  }

  @Override
  public RowPage scan(@Nullable RowKey after, int limit, boolean consistent) {
    throw new UnsupportedOperationException(
        "a walk reads nothing but the index and its reindexState");
  }
}
