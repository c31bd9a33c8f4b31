package topicwire.index.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;

/// One request for rows of one partition in the order of their sort keys.
///
/// @param order which sort key, and so which index
/// @param from the smallest sort key to return (inclusive), or null for no bound
/// @param to the greatest sort key to return (inclusive), or null for no bound
/// @param after start behind this row, as the previous page's [RowPage#next] names it
/// @param limit at most so many rows are read, at least 1
/// @param consistent whether the answer must contain every write that was acknowledged before; only
///   for [Order#BY_KEY] and [Order#NEWEST]
public record RowQuery(
    String partition,
    Order order,
    @Nullable String from,
    @Nullable String to,
    @Nullable Position after,
    int limit,
    List<Filter> filters,
    boolean consistent) {

  /// The order of a walk.
  public enum Order {
    /// The table, sort key ascending.
    BY_KEY,
    /// The table, sort key descending: for entries, the newest first.
    NEWEST,
    /// The index `hottest`, its sort key `hot` descending. Bounds apply to that key.
    HOTTEST,
    /// The index `sources` of all source records, object keys ascending; the partition is constant.
    SOURCES
  }

  /// A row's place in a walk.
  ///
  /// @param sort the sort key in the walk's order: the row's sk, or in an index that index's sort
  ///   key
  public record Position(RowKey row, String sort) {}

  public RowQuery {
    filters = List.copyOf(filters);
    if (limit < 1) {
      throw new IllegalArgumentException("expected a limit of at least 1, found " + limit);
    }
  }

  /// All rows of a partition in the given order, eventually consistent, with no filter.
  public static RowQuery of(String partition, Order order, int limit) {
    return new RowQuery(partition, order, null, null, null, limit, List.of(), false);
  }

  /// The same, only rows whose sort key lies between the two, both included.
  public RowQuery between(@Nullable String from, @Nullable String to) {
    return new RowQuery(partition, order, from, to, after, limit, filters, consistent);
  }

  /// The same in the order [Order#HOTTEST], only entries with at least this heat.
  public RowQuery atLeast(long heat) {
    return between(hot(heat), null);
  }

  /// The sort key of [Order#HOTTEST] that no entry with this heat is before.
  public static String hot(long heat) {
    return Keys.hot(heat, "");
  }

  /// The same, starting behind a row.
  public RowQuery after(@Nullable Position after) {
    return new RowQuery(partition, order, from, to, after, limit, filters, consistent);
  }

  /// The same, with every write that was acknowledged before.
  public RowQuery consistently() {
    return new RowQuery(partition, order, from, to, after, limit, filters, true);
  }

  /// The same, only rows that satisfy all of these.
  public RowQuery where(List<Filter> filters) {
    return new RowQuery(partition, order, from, to, after, limit, filters, consistent);
  }
}
