package topicwire.query.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.read.Entry;
import topicwire.index.read.IndexReader;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.table.Utf8Order;

/// One page of a list, merged in order from the partitions that it is made of; an article that
/// stands in several is shown once.
///
/// @param shown at most as many as the limit; fewer although there are more when filters let so
///   little pass that [#MAX_REQUESTS] or the [ReadBudget] did not suffice, or when a request ended
///   at 1 MB
/// @param next sort key to go on behind, null at the end
/// @param requests to the table
public record ArticlePage(
    List<Shown> shown, @Nullable String next, int requests, List<PartitionReader> readers) {

  /// An entry, and where it is from.
  public record Shown(Entry entry, Visibility visibility) {}

  /// Beside one for each partition, where filters leave rows out: a page looks at a thousand
  /// articles or more before it leaves the rest to the next one.
  static final int MAX_REQUESTS = 10;

  private static final Comparator<PartitionReader> ORDER =
      Comparator.comparing(ArticlePage::head, Utf8Order.INSTANCE)
          // What is known comes before what may come from behind the same place.
          .thenComparing(reader -> reader.entry() != null);

  public ArticlePage {
    shown = List.copyOf(shown);
    readers = List.copyOf(readers);
  }

  private static String head(PartitionReader reader) {
    var head = reader.head();
    if (head == null) {
      throw new IllegalStateException("expected a partition that has not been read to its end");
    }
    return head;
  }

  /// Reads a page.
  ///
  /// @param sources none for a list that must be empty
  /// @param after sort key to start behind, null for the beginning
  public static ArticlePage read(
      IndexReader catalog,
      List<PartitionReader.Source> sources,
      ListFilters listFilters,
      @Nullable String after,
      int limit) {
    // One row more than is shown tells whether there is a further page.
    var readers =
        sources.stream()
            .map(source -> new PartitionReader(source, listFilters, after, limit + 1))
            .toList();
    for (var i = 0; i < readers.size(); i++) {
      readers.get(i).read(catalog, readers.size() - i);
    }
    var requests = readers.size();
    var most =
        requests + (readers.stream().anyMatch(PartitionReader::isFiltered) ? MAX_REQUESTS : 0);
    var shown = new ArrayList<Shown>();
    @Nullable Shown last = null;
    while (true) {
      var first = readers.stream().filter(reader -> reader.head() != null).max(ORDER).orElse(null);
      if (first == null) {
        return new ArticlePage(shown, null, requests, readers);
      }
      var entry = first.entry();
      if (entry == null) {
        if (requests == most || ReadBudget.isSpent()) {
          return new ArticlePage(shown, head(first), requests, readers);
        }
        first.read(catalog);
        requests++;
        continue;
      }
      var repeated = last != null && last.entry().sort().equals(entry.sort());
      if (!repeated && listFilters.dateRange().contains(entry)) {
        if (last != null && shown.size() == limit) {
          return new ArticlePage(shown, last.entry().position().sort(), requests, readers);
        }
        last = new Shown(entry, first.source().visibility());
        shown.add(last);
      }
      first.take();
    }
  }
}
