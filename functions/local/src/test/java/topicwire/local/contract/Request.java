package topicwire.local.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.TableException;

/// What a table can be asked for.
sealed interface Request {

  record Write(List<Change> changes) implements Request {}

  record Get(RowKey key, boolean consistent) implements Request {}

  record GetAll(Set<RowKey> keys) implements Request {}

  /// A walk and its following pages, to the end.
  record Pages(RowQuery walk) implements Request {}

  /// A scan of the whole table, page by page.
  record Scan(int limit, boolean consistent) implements Request {}

  /// The pages of a walk, equal when they hold the same rows and end at the same places. Left to
  /// the table are which row is the last of a page that ends at 1 MB, and whether a page that stops
  /// at the very bound says that there may be more. What reading cost is not compared.
  record Walked(RowQuery walk, List<RowPage> pages) {
    /// Read units of a page that 1 MB may have ended, less a row: half a unit for each 4 KB.
    private static final double LARGE = (1024 - 400) / 4 * 0.5;

    boolean large() {
      return pages.stream().anyMatch(page -> page.capacity() >= LARGE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Walked that
          && rows().equals(that.rows())
          && (large() || that.large() || ends().equals(that.ends()));
    }

    @Override
    public int hashCode() {
      return rows().hashCode();
    }

    private List<Row> rows() {
      return pages.stream().flatMap(page -> page.rows().stream()).toList();
    }

    private List<Object> ends() {
      var ends = new ArrayList<Object>();
      for (var page : pages) {
        var next = page.next();
        var last = next == null || next.sort().equals(bound());
        ends.add(List.of(page.rows().size(), page.read(), last ? "end" : next));
        if (last) {
          break;
        }
      }
      return ends;
    }

    private @Nullable String bound() {
      return switch (walk.order()) {
        case BY_KEY, SOURCES -> walk.to();
        case NEWEST, HOTTEST -> walk.from();
      };
    }
  }

  /// The request was refused as invalid.
  record Refused() {}

  /// The answer, to be compared with `equals`.
  default Object answer(ScannableTable table) {
    try {
      return switch (this) {
        case Write(var changes) -> table.write(changes);
        case Get(var key, var consistent) -> Optional.ofNullable(table.get(key, consistent));
        case GetAll(var keys) -> new HashSet<>(table.getAll(keys));
        case Pages(var walk) -> pages(table, walk);
        case Scan(var limit, var consistent) -> scanned(table, limit, consistent);
      };
    } catch (TableException e) {
      return new Refused();
    }
  }

  private static Walked pages(ScannableTable table, RowQuery walk) {
    var pages = new ArrayList<RowPage>();
    RowQuery.@Nullable Position next = walk.after();
    do {
      pages.add(table.walk(walk.after(next)));
      next = pages.getLast().next();
    } while (next != null);
    return new Walked(walk, pages);
  }

  /// A scan has no order, so its pages cannot be compared; but each row must be in one of them.
  private static Set<Row> scanned(ScannableTable table, int limit, boolean consistent) {
    var rows = new HashSet<Row>();
    @Nullable RowKey after = null;
    do {
      var page = table.scan(after, limit, consistent);
      if (page.read() > limit || !page.rows().stream().allMatch(rows::add)) {
        throw new AssertionError("expected at most " + limit + " rows not seen yet: " + page);
      }
      after = page.next() == null ? null : page.next().row();
    } while (after != null);
    return rows;
  }
}
