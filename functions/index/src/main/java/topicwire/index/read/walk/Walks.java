package topicwire.index.read.walk;

import java.util.function.Consumer;
import topicwire.index.table.Row;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// Queries of readers: each is counted against the budget of its request. Thread-safe. Throws
/// [TableException] when the database does not answer.
public final class Walks {
  /// More than fit into a megabyte, which is where a request ends: there is no need to end before.
  private static final int ROWS_A_REQUEST = 30_000;

  private final Table table;

  public Walks(Table table) {
    this.table = table;
  }

  /// All rows of a partition, in the order of their keys.
  public static RowQuery of(String partition) {
    return RowQuery.of(partition, RowQuery.Order.BY_KEY, ROWS_A_REQUEST);
  }

  /// The rows of a partition whose sort key starts with a word and `#`: `$` comes next to it.
  public static RowQuery startingWith(String partition, String word) {
    return of(partition).between(word + "#", word + "$");
  }

  /// One request.
  public RowPage page(RowQuery walk) {
    ReadBudget.require();
    var page = table.walk(walk);
    ReadBudget.spend(page);
    return page;
  }

  /// Hands every row over, request by request.
  public void each(RowQuery walk, Consumer<Row> action) {
    var page = page(walk);
    page.rows().forEach(action);
    while (page.next() != null) {
      page = page(walk.after(page.next()));
      page.rows().forEach(action);
    }
  }

  /// Hands every row of a partition over that may be large, in no order, one at a time.
  public void eachOfMany(String partition, Consumer<Row> action) {
    LargePartition.each(this::page, of(partition), action);
  }
}
