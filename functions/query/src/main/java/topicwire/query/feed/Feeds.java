package topicwire.query.feed;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.query.list.ArticleList;
import topicwire.query.list.Cursor;
import topicwire.query.topic.TopicEndpoint;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/** Lists as feeds: the same articles in the same order and pages, for feed readers. */
public final class Feeds {
  private static final Set<String> FIRST = Set.of(Cursor.PARAMETER);
  private static final Set<String> EVERY_PAGE = Set.of(Cursor.PARAMETER, "limit");

  private Feeds() {}

  /**
   * The page of the list as a feed; no request to the table beyond those of the list.
   *
   * @throws ProblemException when the topic is not known: whoever subscribes to a mistyped one
   *     would wait for good
   */
  public static Reply reply(FeedFormat format, ArticleList listing) {
    var heading = listing.heading();
    if (heading != null && !heading.known()) {
      throw TopicEndpoint.unknown(listing.call(), "");
    }
    var next = listing.next();
    var reply = new Reply(Status.OK, format.type(), Map.of(), format.write(feed(listing, next)));
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  private static Feed feed(ArticleList listing, @Nullable String next) {
    var call = listing.call();
    var origin = call.origin();
    var title = title(listing);
    return new Feed(
        Identity.ofFeed(list(listing)),
        title,
        listing.heading() == null ? title : "Articles about " + title,
        origin.isEmpty() ? "Topicwire" : origin.substring(origin.indexOf("//") + 2),
        origin + "/",
        call.absolute(Set.of()),
        call.parameters().get(Cursor.PARAMETER) == null ? null : call.absolute(FIRST),
        next == null ? null : origin + next,
        listing.page().shown().stream().map(shown -> FeedItems.of(shown.entry(), origin)).toList());
  }

  private static String title(ArticleList listing) {
    var heading = listing.heading();
    if (heading != null) {
      var name = listing.name() == null ? heading.slug() : listing.name();
      return name.isEmpty() ? "no topic" : name;
    }
    var expression = listing.expression();
    return expression == null ? "All articles" : "Articles about " + expression;
  }

  /** However the topic is spelled, and in every format. */
  private static String list(ArticleList listing) {
    var heading = listing.heading();
    var path = heading == null ? "/articles" : "/topics/" + heading.slug() + "/articles";
    return path + "?" + listing.call().parameters().without(EVERY_PAGE);
  }
}
