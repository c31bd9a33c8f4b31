/// Finds the keys under which bucket and index differ, and has them looked at again.
/// - `ReindexFunction` is called by the clock, or by hand; `Request` is what it is asked for,
///   `Reindexer` decides what there is to do and holds the lease.
/// - `MergeJoin` goes through the listing of the bucket and the index side by side; an audit goes
///   through the rows and counts before.
/// - What differs goes through `KeyBatcher` to the queue of the ingest function: nothing here
///   writes what it has seen in a listing.
/// - [topicwire.sync.Listing] and [topicwire.sync.keys.KeyQueue] are the seams to S3 and SQS.
@NullMarked
package topicwire.reindex;

import org.jspecify.annotations.NullMarked;
