/// The change log: what the public came to see and ceased to see, in an order that a follower can
/// read. `.github/docs/reliability.md` has the rules.
///
/// - Each key has its changes in one of [topicwire.index.layout.Keys#LOG_SHARDS] logs. A log is a
///   [topicwire.index.log.LogHead], which counts, and a [topicwire.index.log.LogRow] a position.
/// - [topicwire.index.log.LogEntry] is what a write adds, in the transaction of its key.
/// - [topicwire.index.log.FormerTopics] is what a row says of the time before it, for whoever sees
///   that row alone.
/// - [topicwire.index.log.LogReading] goes through a log as a follower sees it, and
///   [topicwire.index.log.Changes] through all of them, from where a
///   [topicwire.index.log.SinceToken] says; [topicwire.index.log.PublicArticles] reads them whole.
/// - [topicwire.index.log.LogCollector] removes what no follower needs.
@NullMarked
package topicwire.index.log;

import org.jspecify.annotations.NullMarked;
