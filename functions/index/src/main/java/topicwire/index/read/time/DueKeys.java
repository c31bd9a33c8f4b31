package topicwire.index.read.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;

/// The object keys that time has changed or is about to change, the longest overdue first.
/// Eventually consistent. Thread-safe.
public final class DueKeys {
  private static final int KEYS_A_REQUEST = 1_000;

  private final Table table;

  public DueKeys(Table table) {
    this.table = table;
  }

  /// Keys in their order.
  ///
  /// @param next where the following page begins; null at the end
  public record Page(List<String> keys, RowQuery.@Nullable Position next) {
    public Page {
      keys = List.copyOf(keys);
    }
  }

  /// The next up to a thousand keys that are due at an instant. Nothing is taken off the list:
  /// reconciling a key does that.
  ///
  /// @param after [Page#next] of the page before; null to begin
  public Page page(Instant now, RowQuery.@Nullable Position after) {
    // Every key of that second sorts before the next second.
    var end = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString();
    var page =
        table.walk(
            RowQuery.of(Keys.DUE_PARTITION, RowQuery.Order.BY_KEY, KEYS_A_REQUEST)
                .between(null, end)
                .after(after));
    return new Page(page.rows().stream().map(row -> keyOf(row.key().sk())).toList(), page.next());
  }

  private static String keyOf(String sort) {
    return sort.substring(sort.indexOf('#') + 1);
  }
}
