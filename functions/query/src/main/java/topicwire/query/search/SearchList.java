package topicwire.query.search;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.read.Entry;
import topicwire.index.read.IndexReader;
import topicwire.index.search.Ordering;
import topicwire.index.search.SearchDocument;
import topicwire.index.search.SearchIndex;
import topicwire.index.search.SearchIndex.Outcome;
import topicwire.index.search.Term;
import topicwire.query.list.ArticleList;
import topicwire.query.list.ArticlePage;
import topicwire.query.list.Cursor;
import topicwire.query.list.Limit;
import topicwire.query.list.TopicFilter;
import topicwire.query.routing.Call;
import topicwire.query.snapshot.SnapshotEndpoint;
import topicwire.query.taxonomy.FormerNames;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// The lists of `/articles` that no partition of the table is in the order of: by the words of `q`,
/// by `author`, with `sort=updated` or `sort=hot`. The index of what is public says where articles
/// stand; each page is their rows, by one request to the table, so that nothing is shown that is
/// withdrawn or does not match any more. Thread-safe.
public final class SearchList {
  /// Those that make a list of articles one of these.
  public static final Set<String> PARAMETERS =
      Set.of(QueryWords.PARAMETER, SearchRequest.AUTHOR, SearchRequest.UPDATED_FROM);

  private static final Set<String> ORDERS = Set.of("updated", "hot");

  /// Rows that a page looks at before it leaves the rest to the next one: half a read unit each.
  private static final int MOST_ROWS = 250;

  private static final int ROWS_A_REQUEST = 100;

  /// For which an address of a segment is signed: longer than the slowest read.
  private static final Duration TIME = Duration.ofMinutes(1);

  private final IndexReader catalog;
  private final FormerNames names;
  private final SnapshotEndpoint.Addresses addresses;
  private final InstantSource clock;
  private @Nullable SearchIndex index;

  /// @param names by which topics may be asked for
  /// @param addresses of the segments
  public SearchList(
      IndexReader catalog,
      FormerNames names,
      SnapshotEndpoint.Addresses addresses,
      InstantSource clock) {
    this.catalog = catalog;
    this.names = names;
    this.addresses = addresses;
    this.clock = clock;
  }

  /// Whether a call asks for such a list.
  public static boolean isAskedFor(Call call) {
    var sort = call.parameters().get("sort");
    return (sort != null && ORDERS.contains(sort))
        || PARAMETERS.stream().anyMatch(name -> call.parameters().get(name) != null);
  }

  /// Made by who searches first: others load nothing of it.
  private synchronized SearchIndex index() {
    if (index == null) {
      index =
          new SearchIndex(
              catalog.changes(),
              catalog::segment,
              (bucket, object) -> new HttpSegment(object, () -> addresses.of(bucket, object, TIME)),
              clock);
    }
    return index;
  }

  /// One page.
  ///
  /// @throws ProblemException when a parameter has another value, or too much has changed since the
  ///   last segment
  public ArticleList of(Call call) {
    var topics = TopicFilter.of(call, "topics", names);
    var request = SearchRequest.of(call.parameters(), topics);
    var after = Cursor.readFound(call, request.ordering() != Ordering.NEWEST);
    var page = page(request, after, Limit.of(call));
    var list = new ArticleList(call, null, null, page, List.of());
    return list.isEmpty() && after == null ? withUnknown(list, request, topics) : list;
  }

  private ArticleList withUnknown(ArticleList list, SearchRequest request, TopicFilter topics) {
    var author = request.author();
    return list.withUnknown(
            SearchRequest.topics(topics).stream()
                .filter(slug -> catalog.topic(Visibility.PUBLISHED, slug) == null)
                .toList())
        .withUnknownAuthors(
            author == null || index().has(Term.author(author)) ? List.of() : List.of(author));
  }

  private ArticlePage page(SearchRequest request, @Nullable String after, int limit) {
    var shown = new ArrayList<ArticlePage.Shown>();
    var position = after;
    @Nullable String last = null;
    var rows = 0;
    for (var requests = 1; ; requests++) {
      var wanted = request.filters().isFilter() ? ROWS_A_REQUEST : limit + 1 - shown.size();
      var found = find(request, position, Math.min(wanted, MOST_ROWS - rows));
      var entries = entries(found);
      for (var i = 0; i < found.documents().size(); i++) {
        var entry = entries.get(found.documents().get(i).sort());
        if (entry == null || !matches(entry, request)) {
          continue;
        }
        if (shown.size() == limit) {
          return new ArticlePage(shown, last, requests, List.of());
        }
        shown.add(new ArticlePage.Shown(entry, Visibility.PUBLISHED));
        last = found.positions().get(i);
      }
      if (!found.more()) {
        return new ArticlePage(shown, null, requests, List.of());
      }
      position = found.positions().getLast();
      rows += found.documents().size();
      if (rows >= MOST_ROWS) {
        return new ArticlePage(shown, position, requests, List.of());
      }
    }
  }

  private Outcome.Found find(SearchRequest request, @Nullable String after, int limit) {
    return switch (index()
        .find(request.query(), request.ordering(), after, request.least(), limit)) {
      case Outcome.Found found -> found;
      case Outcome.Behind _ -> throw new ProblemException(behind());
      case Outcome.TooMany _ ->
          throw ProblemException.invalid(
              QueryWords.PARAMETER,
              "Expected few words to begin as one before an asterisk, found too many. Write more of"
                  + " the word.");
    };
  }

  private static Problem behind() {
    return Problem.of(
            Problem.Kind.SEARCH_BEHIND,
            "Expected at most %d articles to have changed since the index of words was made, found more. It is made anew within the hour; until then, ask for lists by topic and date."
                .formatted(SearchIndex.MOST_CHANGED))
        .with("retry-after", "3600");
  }

  private Map<String, Entry> entries(Outcome.Found found) {
    var sorts = found.documents().stream().map(SearchDocument::sort).toList();
    return sorts.isEmpty()
        ? Map.of()
        : catalog.entries(sorts).stream().collect(toMap(Entry::sort, Function.identity()));
  }

  /// As the row is now.
  private static boolean matches(Entry entry, SearchRequest request) {
    return request.filters().contains(entry)
        && request.filters().filters().stream().allMatch(filter -> filter.passes(entry.row()))
        && request.query().matches(SearchDocument.of(entry.key(), entry.item(), entry.topics()));
  }
}
