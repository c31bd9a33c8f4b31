/// Feeds, apart from where their articles come from: a [topicwire.query.feed.Feed] is written by a
/// [topicwire.query.feed.FeedFormat] as Atom 1.0 (RFC 4287), RSS 2.0 or JSON Feed 1.1.
/// [topicwire.query.article.Address] makes valid addresses, [topicwire.query.feed.Identity]
/// permanent ids.
@NullMarked
package topicwire.query.feed;

import org.jspecify.annotations.NullMarked;
