/**
 * Finds the keys under which bucket and index differ, and has them looked at again.
 *
 * <ul>
 *   <li>{@code ReindexFunction} is called by the clock, or by hand; {@code Request} is what it is
 *       asked for, {@code Reindexer} decides what there is to do and holds the lease.
 *   <li>{@code MergeJoin} goes through the listing of the bucket and the index side by side; an
 *       audit goes through the rows and counts before.
 *   <li>What differs goes through {@code KeyBatcher} to the queue of the ingest function: nothing
 *       here writes what it has seen in a listing.
 *   <li>{@link topicwire.reindex.walk.Listing} and {@link topicwire.sync.keys.KeyQueue} are the
 *       seams to S3 and SQS.
 * </ul>
 */
@NullMarked
package topicwire.reindex;

import org.jspecify.annotations.NullMarked;
