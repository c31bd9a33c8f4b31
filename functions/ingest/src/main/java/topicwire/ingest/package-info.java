/**
 * From an event to reconciled keys.
 *
 * <p>{@link topicwire.ingest.IngestFunction} ← queue or bucket: {@code EventReader} makes {@code
 * Message}s of the event, {@code Batch} reconciles their keys in parallel, {@code Reply} names the
 * messages to be sent again, {@code IngestLog} writes what happened to the log. {@link
 * topicwire.ingest.ValidateFunction} tells an author what a file would become, and stores nothing.
 */
@NullMarked
package topicwire.ingest;

import org.jspecify.annotations.NullMarked;
