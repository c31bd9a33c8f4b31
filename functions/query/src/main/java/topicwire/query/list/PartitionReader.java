package topicwire.query.list;

import static java.util.Collections.disjoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.Entry;
import topicwire.index.read.IndexReader;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.table.Filter;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;

/// One partition of a list, read piece by piece in the list's order. Its head is what comes next:
/// an entry, or, where nothing of what was read passed the filters, only the place up to which it
/// was read.
public final class PartitionReader {

  /// What a reader walks.
  ///
  /// @param partition key of a partition of entries
  /// @param filters beside those of the list
  /// @param trees beside the filters: conditions on the topics of an entry that are too long for
  ///   the table
  public record Source(
      Visibility visibility, String partition, List<Filter> filters, List<TreeFilter> trees) {
    public Source {
      filters = List.copyOf(filters);
      trees = List.copyOf(trees);
    }

    public Source(Visibility visibility, String partition, List<Filter> filters) {
      this(visibility, partition, filters, List.of());
    }

    /// Whether it is all articles of a topic, or all there are for the empty slug.
    boolean isAllOf(String slug) {
      var whole = slug.isEmpty() ? Partition.feed(visibility) : Partition.topic(visibility, slug);
      return filters.isEmpty() && trees.isEmpty() && partition.equals(whole.key());
    }

    private boolean passes(Entry entry) {
      return trees.stream().allMatch(tree -> tree.passes(entry));
    }
  }

  /// Whether an article has a topic of a tree. Judged here: an expression of DynamoDB has at most 4
  /// KB, and a tree may have thousands of topics. What is read costs the same.
  ///
  /// @param topics slugs
  /// @param isWanted whether it must have one, or must have none
  public record TreeFilter(Set<String> topics, boolean isWanted) {
    public TreeFilter {
      topics = Set.copyOf(topics);
    }

    private boolean passes(Entry entry) {
      return disjoint(entry.topics(), topics) != isWanted;
    }
  }

  /// Where filters leave little, pieces grow, to this: a request then takes about 30 ms.
  private static final int MAX_ROWS = 200;

  private final Source source;
  private final ListFilters listFilters;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private RowQuery.@Nullable Position frontier;
  private boolean ended;
  private int rows;
  private int read;
  private double capacity;

  /// @param after sort key to start behind, null for the beginning
  /// @param rows to read at first
  public PartitionReader(Source source, ListFilters listFilters, @Nullable String after, int rows) {
    this.source = source;
    this.listFilters = listFilters;
    this.rows = rows;
    if (after != null) {
      frontier = new RowQuery.Position(new RowKey(source.partition(), sk(after)), after);
    }
  }

  /// In the order of heat, the row's own sort key stands behind the heat.
  private String sk(String sort) {
    return listFilters.order() == RowQuery.Order.HOTTEST
        ? sort.substring(sort.indexOf('#') + 1)
        : sort;
  }

  /// Reads the next piece: one request.
  public void read(IndexReader catalog) {
    read(catalog, 1);
  }

  /// The same.
  ///
  /// @param readers that still have to be read before anything can be shown, this one among them
  void read(IndexReader catalog, int readers) {
    var piecesRows = ReadBudget.rows(rows, readers);
    var walk = listFilters.walk(source.partition(), source.filters(), piecesRows).after(frontier);
    var piece = catalog.entries(walk);
    piece.entries().stream().filter(source::passes).forEach(entries::add);
    frontier = piece.next();
    ended = frontier == null;
    read += piece.read();
    capacity += piece.capacity();
    if (isFiltered()) {
      rows = Math.max(rows, Math.min(2 * rows, MAX_ROWS));
    }
  }

  /// Whether rows are read that are not shown.
  public boolean isFiltered() {
    return !source.filters().isEmpty() || !source.trees().isEmpty() || listFilters.isFilter();
  }

  /// The entry that comes next, null when it is not read yet or there is none.
  public @Nullable Entry entry() {
    return entries.peek();
  }

  /// Takes the entry that comes next.
  public void take() {
    entries.remove();
  }

  /// The sort key that nothing further is before; null at the end.
  public @Nullable String head() {
    var entry = entries.peek();
    if (entry != null) {
      return entry.position().sort();
    }
    return ended || frontier == null ? null : frontier.sort();
  }

  public Source source() {
    return source;
  }

  public int rowsRead() {
    return read;
  }

  public double capacity() {
    return capacity;
  }
}
