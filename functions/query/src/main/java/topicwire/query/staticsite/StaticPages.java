package topicwire.query.staticsite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.Entry;
import topicwire.index.read.EntryFilters;
import topicwire.index.read.IndexReader;
import topicwire.index.table.Filter;
import topicwire.index.table.RowQuery;
import topicwire.query.list.Slugs;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/**
 * The numbered pages of a publisher's static site, so that its clients only change a host name:
 * {@code {"page":1,"value":[…],"nextPage":2}}, 25 whole articles, newest first.
 *
 * <p>A number is no position: page n reads the n·25 entries up to its end, one query for each
 * megabyte of them, and then its articles in one batch. Lists with cursors cost the same on every
 * page.
 */
public final class StaticPages {
  private static final int ITEMS = 25;

  /** Deeper pages would cost seconds; a list has a cursor for who goes there. */
  private static final int MAX_PAGES = 200;

  /**
   * Rows that may be read beyond those that are wanted twice, some 400 read units: anybody may ask
   * for a category that a large topic hardly has.
   */
  private static final int SPARE_ROWS = 5_000;

  /** A request for more rows than this ends at a megabyte. */
  private static final int MAX_ROWS = 1_000;

  private final IndexReader catalog;
  private final StaticItem item;

  /**
   * @param locale what every article says of itself
   */
  public StaticPages(IndexReader catalog, String locale) {
    this.catalog = catalog;
    item = new StaticItem(locale);
  }

  /** {@code /api/{category}/index.json} and its further pages. */
  public Reply ofCategory(Call call) {
    var category = Slugs.slug(call.variable("category"));
    return page(call, Partition.category(Visibility.PUBLISHED, category), List.of());
  }

  /** {@code /api/{category}/{topic}/index.json} and its further pages. */
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
    var entries = page == 0 ? List.<Entry>of() : first(page * ITEMS + 1, partition, filters);
    var begin = (page - 1) * ITEMS;
    if (page == 0 || entries.size() <= begin) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.PAGE_UNKNOWN,
              "page",
              "Expected a page that has articles, from 1 to at most %d, found none at %s. Begin at the first page and follow nextPage."
                  .formatted(MAX_PAGES, Problem.quote(call.path()))));
    }
    var end = Math.min(begin + ITEMS, entries.size());
    var keys = entries.subList(begin, end).stream().map(Entry::key).toList();
    var hasNext = entries.size() > end && page < MAX_PAGES;
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

  /** 0 for what is no page's number; 1 where the path has none. */
  private static int number(@Nullable String text) {
    if (text == null) {
      return 1;
    }
    var number = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
    return number <= MAX_PAGES ? number : 0;
  }

  /**
   * So many entries from the beginning of a list, fewer at its end. Where a topic has hardly
   * anything in the category, the list ends after some thousand rows.
   */
  private List<Entry> first(int wanted, Partition partition, List<Filter> filters) {
    var found = new ArrayList<Entry>();
    var left = filters.isEmpty() ? wanted : SPARE_ROWS + 2 * wanted;
    var rows = filters.isEmpty() ? wanted : Math.min(2 * wanted, MAX_ROWS);
    RowQuery.@Nullable Position after = null;
    do {
      var walk =
          RowQuery.of(partition.key(), RowQuery.Order.NEWEST, rows).where(filters).after(after);
      var read = catalog.entries(walk);
      found.addAll(read.entries());
      after = read.next();
      left -= read.read();
      rows = filters.isEmpty() ? left : MAX_ROWS;
    } while (after != null && found.size() < wanted && left > 0);
    return found.subList(0, Math.min(wanted, found.size()));
  }
}
