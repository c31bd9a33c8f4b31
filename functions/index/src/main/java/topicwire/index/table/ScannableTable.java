package topicwire.index.table;

import org.jspecify.annotations.Nullable;

/// The database, for whoever may read all of it: an audit. What answers requests has a [Table], so
/// that no list can come to read everything.
public interface ScannableTable extends Table {

  /// One page of the whole table, in no particular order. A row that exists all the while is in
  /// exactly one of a scan's pages. One request to the database.
  ///
  /// @param after the row that [RowPage#next] of the page before names; null for the first page
  /// @param limit at most so many rows are read, at least 1
  RowPage scan(@Nullable RowKey after, int limit, boolean consistent);
}
