package topicwire.index.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one [RowQuery] returned.
///
/// @param rows at most [RowQuery#limit]; fewer when a filter left some out or 1 MB was read
/// @param next where to go on, null when the walk has reached its end. Not null does not promise
///   that there is another row
/// @param read how many rows were read, those left out included
/// @param capacity consumed read units
public record RowPage(List<Row> rows, RowQuery.@Nullable Position next, int read, double capacity) {
  // Not in the compact form: its parameters would have no @Nullable in the class file.
  public RowPage(List<Row> rows, RowQuery.@Nullable Position next, int read, double capacity) {
    this.rows = List.copyOf(rows);
    this.next = next;
    this.read = read;
    this.capacity = capacity;
  }
}
