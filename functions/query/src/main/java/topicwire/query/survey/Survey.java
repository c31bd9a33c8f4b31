package topicwire.query.survey;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import topicwire.index.read.Entry;
import topicwire.index.read.IndexReader;
import topicwire.index.read.walk.ReadBudget;
import topicwire.query.list.ArticleList;
import topicwire.query.list.ArticlePage;
import topicwire.query.list.ListFilters;
import topicwire.query.list.PartitionReader;

/// A look at every article of a list, as far as the budget of the request suffices.
///
/// @param entries each article once
/// @param complete whether these are all
record Survey(Collection<Entry> entries, boolean complete) {
  /// Some 25 read units: the last request may meet larger rows than those before it, and cost more
  /// than is left.
  private static final int ROWS_A_REQUEST = 200;

  /// Of those who have no budget: ten thousand articles.
  private static final int MAX_REQUESTS = 50;

  Survey {
    entries = List.copyOf(entries);
  }

  /// Looks at the articles of a list, whichever page of it was asked for. Where that page is all of
  /// it, nothing is read.
  static Survey of(ArticleList list, IndexReader catalog) {
    var parameters = list.call().parameters();
    var shown = list.page().shown().stream().map(ArticlePage.Shown::entry).toList();
    if (list.isWhole()) {
      return new Survey(shown, true);
    }
    var sources = list.page().readers().stream().map(PartitionReader::source).toList();
    return of(sources, ListFilters.of(parameters), shown, catalog);
  }

  /// Looks at the articles of some partitions.
  ///
  /// @param known articles of the list that were read before
  static Survey of(
      List<PartitionReader.Source> sources,
      ListFilters filters,
      List<Entry> known,
      IndexReader catalog) {
    var found = new LinkedHashMap<String, Entry>();
    known.forEach(entry -> found.put(entry.sort(), entry));
    var requests = 0;
    for (var source : sources) {
      var reader = new PartitionReader(source, filters, null, ROWS_A_REQUEST);
      do {
        if (ReadBudget.isSpent() || requests == MAX_REQUESTS) {
          return new Survey(found.values(), false);
        }
        reader.read(catalog);
        requests++;
        for (var entry = reader.entry(); entry != null; entry = reader.entry()) {
          if (filters.contains(entry)) {
            found.putIfAbsent(entry.sort(), entry);
          }
          reader.take();
        }
      } while (reader.head() != null);
    }
    return new Survey(found.values(), true);
  }
}
