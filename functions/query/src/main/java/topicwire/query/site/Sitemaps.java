package topicwire.query.site;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.Entry;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.table.RowQuery;
import topicwire.query.routing.Call;
import topicwire.query.topic.TopicCache;
import topicwire.runtime.http.Percent;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// Which pages a search engine should know: an index at `/sitemap.xml`, one part for views of the
/// reader page, one for each month that has articles, one for articles without a date; and the news
/// of two days. A part is a query of the same path, as sitemaps may only name what is below their
/// own folder.
///
/// An article is named where its page is one of this site: at its own `webUrl` under the site's
/// address, or at its view here when it has none. Pages of other hosts are theirs to name.
///
/// Source: [The sitemap protocol](https://www.sitemaps.org/protocol.html).
public final class Sitemaps {
  public static final String PART = "part";

  private static final String PAGES = "pages";
  private static final String UNDATED = "undated";

  /// One request for one row each. Twenty years; older months are in no part.
  private static final int MAX_MONTHS = 240;

  /// Articles of a part, and topics: the protocol's limit is 50,000, that of an answer is lower.
  private static final int MAX_ROWS = 5_000;

  private static final int ROWS_A_REQUEST = 1_000;

  private final IndexReader catalog;
  private final TopicCache topics;
  private final Supplier<Site> sites;
  private final InstantSource clock;

  public Sitemaps(
      IndexReader catalog, TopicCache topics, Supplier<Site> sites, InstantSource clock) {
    this.catalog = catalog;
    this.topics = topics;
    this.sites = sites;
    this.clock = clock;
  }

  /// `/sitemap.xml`: the index, or one part.
  ///
  /// @throws ProblemException when there is no such part
  public Reply sitemap(Call call) {
    var part = call.parameters().get(PART);
    var origin = call.origin();
    return switch (part) {
      case null -> reply(SitemapXml.index(origin, parts()));
      case PAGES -> reply(SitemapXml.pages(origin, views()));
      case UNDATED -> month(origin, part, "", entries("0000-00-00", "0000-00-01", MAX_ROWS));
      default -> month(origin, part, view(part), entries(part + "-", part + "-~", MAX_ROWS));
    };
  }

  /// `/sitemap-news.xml`: the articles of the last two days.
  public Reply news(Call call) {
    var now = clock.instant();
    var from = now.minus(SitemapXml.NEWS).toString();
    return reply(
        new SitemapXml(sites.get())
            .news(call.origin(), entries(from, now + "~", SitemapXml.MAX_NEWS)));
  }

  private Reply month(String origin, String part, String view, List<Entry> entries) {
    if (entries.isEmpty()) {
      throw unknown(part);
    }
    return reply(new SitemapXml(sites.get()).articles(origin, view, entries));
  }

  private static String view(String part) {
    try {
      var month = YearMonth.parse(part);
      return "/?from=%s-01&to=%s-01".formatted(month, month.plusMonths(1));
    } catch (DateTimeException _) {
      throw unknown(part);
    }
  }

  private static ProblemException unknown(String part) {
    return new ProblemException(
        Problem.of(
            Problem.Kind.PAGE_UNKNOWN,
            PART,
            "Expected a part that /sitemap.xml names, found %s. Begin there."
                .formatted(Problem.quote(part))));
  }

  /// One look for each month, behind the month before: what is between is not read.
  private List<String> parts() {
    var parts = new ArrayList<>(List.of(PAGES));
    @Nullable String before = null;
    while (parts.size() <= MAX_MONTHS) {
      var newest = entries("0000-00-01", before, 1);
      if (newest.isEmpty()) {
        break;
      }
      before = newest.getFirst().sort().substring(0, "2024-01".length());
      parts.add(before);
    }
    if (!entries("0000-00-00", "0000-00-01", 1).isEmpty()) {
      parts.add(UNDATED);
    }
    return parts;
  }

  private List<String> views() {
    var views = new ArrayList<>(List.of("/"));
    topics.of(Visibility.PUBLISHED).stream()
        .filter(topic -> topic.articles() > 0)
        .map(Topic::slug)
        .limit(MAX_ROWS)
        .forEach(slug -> views.add("/?topics=" + Percent.encode(slug, "")));
    return views;
  }

  private List<Entry> entries(String from, @Nullable String to, int most) {
    var partition = Partition.feed(Visibility.PUBLISHED).key();
    var found = new ArrayList<Entry>();
    RowQuery.@Nullable Position after = null;
    do {
      var rows = Math.min(ROWS_A_REQUEST, most - found.size());
      var read =
          catalog.entries(
              RowQuery.of(partition, RowQuery.Order.NEWEST, rows).between(from, to).after(after));
      found.addAll(read.entries());
      after = read.next();
    } while (after != null && found.size() < most);
    return found;
  }

  private static Reply reply(byte[] document) {
    return new Reply(Status.OK, "text/xml", Map.of(), document);
  }
}
