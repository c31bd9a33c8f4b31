/// Finds articles by their words and authors: a second model of all that is public, made of the
/// change log and beside the transactions that write the table.
///
/// - [topicwire.index.search.SearchDocument] is what is known of an article: the terms that it is
///   found by (see [topicwire.index.search.Term], [topicwire.index.search.Words]), and its place in
///   each [topicwire.index.search.Ordering].
/// - [topicwire.index.search.SegmentWriter] writes the documents of a moment into a file that never
///   changes, and [topicwire.index.search.Segment] reads a few blocks of it by a query.
/// - [topicwire.index.search.SearchIndex] has a segment and what changed since, in memory, and
///   answers a [topicwire.index.search.SearchQuery].
@NullMarked
package topicwire.index.search;

import org.jspecify.annotations.NullMarked;
