package topicwire.index.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.RowQuery;

/// One page of a list.
///
/// @param entries in the list's order
/// @param next where to go on, null at the end; not null does not promise that there is more
/// @param read rows read, those filtered out included
/// @param capacity consumed read units
public record Entries(
    List<Entry> entries, RowQuery.@Nullable Position next, int read, double capacity) {
  public Entries {
    entries = List.copyOf(entries);
  }
}
