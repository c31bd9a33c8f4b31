package topicwire.query.feed;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.IndexReader;
import topicwire.query.article.Address;
import topicwire.query.body.ContentParameter;
import topicwire.query.list.ArticleList;
import topicwire.query.list.Cursor;
import topicwire.query.site.Site;
import topicwire.query.topic.TopicEndpoint;
import topicwire.runtime.http.Percent;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// Lists as feeds: the same articles in the same order and pages, for feed readers.
public final class Feeds {

  private static final Set<String> FIRST = Set.of(Cursor.PARAMETER);
  private static final Set<String> EVERY_PAGE =
      Set.of(Cursor.PARAMETER, "limit", ContentParameter.NAME);

  private final Supplier<Site> sites;
  private final FullContent fullContent;
  private final InstantSource clock;

  public Feeds(Supplier<Site> sites, IndexReader catalog, InstantSource clock) {
    this.sites = sites;
    this.clock = clock;
    fullContent = new FullContent(catalog);
  }

  /// The page of the list as a feed; no request to the table beyond those of the list, and one for
  /// the bodies where they are asked for.
  ///
  /// @throws ProblemException when a topic is not known: whoever subscribes to a mistyped one would
  ///   wait for good
  public Reply reply(FeedFormat format, ArticleList listing) {
    if (listing.waitsForUnknown()) {
      throw unknown(listing);
    }
    var next = listing.next();
    var reply = new Reply(Status.OK, format.type(), Map.of(), format.write(feed(listing, next)));
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  private static ProblemException unknown(ArticleList listing) {
    return listing.expression() == null
        ? TopicEndpoint.unknown(listing.call(), "")
        : new ProblemException(
            Problem.of(
                Problem.Kind.TOPIC_UNKNOWN,
                "topics",
                "Expected topics that articles have or that are defined, found %s. All topics are at /topics."
                    .formatted(Problem.quote(String.join(",", listing.unknown())))));
  }

  private Feed feed(ArticleList listing, @Nullable String next) {
    var call = listing.call();
    var site = sites.get();
    var identity = new Identity(site.id());
    var origin = call.origin();
    var words = Words.of(listing);
    var bodies = fullContent.of(listing);
    return new Feed(
        identity.ofFeed(list(listing)),
        words.isEmpty() ? site.title() : words + " · " + site.title(),
        words.isEmpty()
            ? "All articles of " + site.title()
            : "Articles of " + site.title() + ": " + words,
        site.author(),
        site.language(),
        icon(site, origin),
        origin + page(listing),
        Address.of(origin + call.target()),
        call.parameters().get(Cursor.PARAMETER) == null ? null : call.absolute(FIRST),
        next == null ? null : call.host() + next,
        clock.instant(),
        listing.page().shown().stream()
            .map(shown ->
                FeedItems.of(shown.entry(), origin, identity, bodies.get(shown.entry().key())))
            .toList());
  }

  private static String icon(Site site, String origin) {
    return site.icon().isEmpty() && !origin.isEmpty() ? origin + "/favicon.ico" : site.icon();
  }

  /// The page for people that shows the same articles in the same order.
  private static String page(ArticleList listing) {
    var heading = listing.heading();
    var topic = heading == null ? "" : "topics=" + Percent.encode(heading.slug(), "");
    var others = listing.call().parameters().without(EVERY_PAGE);
    var query = topic + (topic.isEmpty() || others.isEmpty() ? "" : "&") + others;
    return query.isEmpty() ? "/" : "/?" + query;
  }

  /// However the topic is spelled, and in every format.
  private static String list(ArticleList listing) {
    var heading = listing.heading();
    var path = heading == null ? "/articles" : "/topics/" + heading.slug() + "/articles";
    return path + "?" + listing.call().parameters().without(EVERY_PAGE);
  }
}
