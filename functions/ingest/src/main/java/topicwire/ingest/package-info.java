/// From an event to reconciled keys.
///
/// [topicwire.ingest.IngestFunction] ← queue or bucket: `EventReader` makes `Message`s of the
/// event, `Batch` reconciles their keys in parallel, `Reply` names the messages to be sent again,
/// `IngestLog` writes what happened to the log. [topicwire.ingest.ValidateFunction] tells an author
/// what a file would become, and stores nothing.
@NullMarked
package topicwire.ingest;

import org.jspecify.annotations.NullMarked;
