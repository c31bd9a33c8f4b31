/**
 * Feeds, apart from where their articles come from: a {@link topicwire.query.feed.Feed} is written
 * by a {@link topicwire.query.feed.FeedFormat} as Atom 1.0 (RFC 4287), RSS 2.0 or JSON Feed 1.1.
 * {@link topicwire.query.feed.Address} makes valid addresses, {@link topicwire.query.feed.Identity}
 * permanent ids.
 */
@NullMarked
package topicwire.query.feed;

import org.jspecify.annotations.NullMarked;
