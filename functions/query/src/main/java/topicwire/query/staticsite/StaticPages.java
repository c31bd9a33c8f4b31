package topicwire.query.staticsite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.Entry;
import topicwire.index.read.EntryFilters;
import topicwire.index.read.IndexReader;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.table.Filter;
import topicwire.index.table.RowQuery;
import topicwire.query.list.Slugs;
import topicwire.query.routing.Call;
import topicwire.query.taxonomy.FormerNames;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/// The numbered pages of a publisher's static site, so that its clients only change a host name:
/// `{"page":1,"value":[…],"nextPage":2}`, 25 whole articles, newest first.
///
/// A number is no position: page n reads the n·25 entries up to its end, one query for each
/// megabyte of them, and then its articles in one batch; where that would cost more than a request
/// may, the pages end. Lists with cursors cost the same on every page.
public final class StaticPages {
  private static final int ITEMS = 25;

  /// Deeper pages cost more than one request may ([ReadBudget]), and with long excerpts some before
  /// these as well; a list has a cursor for who goes there.
  private static final int MAX_PAGES = 200;

  /// A request for more rows than this ends at a megabyte.
  private static final int MAX_ROWS = 1_000;

  private final IndexReader catalog;
  private final FormerNames formerNames;
  private final StaticItem item;

  /// @param locale what every article says of itself
  public StaticPages(IndexReader catalog, FormerNames formerNames, String locale) {
    this.catalog = catalog;
    this.formerNames = formerNames;
    item = new StaticItem(locale);
  }

  /// `/api/{category}/index.json` and its further pages.
  public Reply ofCategory(Call call) {
    var category = Slugs.slug(call.variable("category"));
    return page(call, Partition.category(Visibility.PUBLISHED, category), List.of());
  }

  /// `/api/{category}/{topic}/index.json` and its further pages.
  public Reply ofTopic(Call call) {
    var category = Slugs.slug(call.variable("category"));
    var topic = Slugs.slug(call.variable("topic"));
    return page(
        call,
        Partition.topic(Visibility.PUBLISHED, topic),
        List.of(EntryFilters.category(category)));
  }

  private Reply page(Call call, Partition partition, List<Filter> filters) {
    var page = number(call.variables().get("page"));
    var begin = (page - 1) * ITEMS;
    var end = begin + ITEMS;
    var first = page == 0 ? new First(List.of(), true) : first(end + 1, partition, filters);
    var entries = first.entries();
    if (page == 0 || entries.size() <= begin || (entries.size() < end && !first.complete())) {
      if (entries.isEmpty() && call.variables().containsKey("topic")) {
        formerNames.redirect(call, Slugs.slug(call.variable("topic")));
      }
      throw new ProblemException(
          Problem.of(
              Problem.Kind.PAGE_UNKNOWN,
              "page",
              "Expected a page that has articles, from 1 to at most %d, found none at %s. Begin at the first page and follow nextPage."
                  .formatted(MAX_PAGES, Problem.quote(call.path()))));
    }
    var keys =
        entries.subList(begin, Math.min(end, entries.size())).stream().map(Entry::key).toList();
    var hasNext =
        entries.size() > end && page < MAX_PAGES && ReadBudget.allows((page + 1.0) / page);
    var details = catalog.details(Visibility.PUBLISHED, keys);
    return Reply.json(
        Json.object(json -> {
          json.writeNumberProperty("page", page);
          json.writeArrayPropertyStart("value");
          details.forEach(detail -> item.write(detail.json(), json));
          json.writeEndArray();
          if (hasNext) {
            json.writeNumberProperty("nextPage", page + 1);
          } else {
            json.writeNullProperty("nextPage");
          }
        }));
  }

  /// 0 for what is no page's number; 1 where the path has none.
  private static int number(@Nullable String text) {
    if (text == null) {
      return 1;
    }
    var number = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
    return number <= MAX_PAGES ? number : 0;
  }

  /// The beginning of a list.
  ///
  /// @param complete whether it has as many entries as were wanted, or the list has no more
  private record First(List<Entry> entries, boolean complete) {}

  /// So many entries from the beginning of a list, fewer at its end. Where a topic has hardly
  /// anything in the category, the reading ends when the budget does.
  private First first(int wanted, Partition partition, List<Filter> filters) {
    var found = new ArrayList<Entry>();
    RowQuery.@Nullable Position after = null;
    var filtered = Math.min(2 * wanted, MAX_ROWS);
    do {
      var rows = filters.isEmpty() ? wanted - found.size() : filtered;
      var walk =
          RowQuery.of(partition.key(), RowQuery.Order.NEWEST, ReadBudget.rows(rows, 1))
              .where(filters)
              .after(after);
      var read = catalog.entries(walk);
      found.addAll(read.entries());
      after = read.next();
      filtered = MAX_ROWS;
    } while (after != null && found.size() < wanted && !ReadBudget.isSpent());
    return new First(
        found.subList(0, Math.min(wanted, found.size())), after == null || found.size() >= wanted);
  }
}
