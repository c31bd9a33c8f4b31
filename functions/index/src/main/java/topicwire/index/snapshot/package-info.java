/// The file of all that is public, as the table names it: [topicwire.index.snapshot.Snapshot] is
/// the last one, [topicwire.index.snapshot.SnapshotRow] its row.
@NullMarked
package topicwire.index.snapshot;

import org.jspecify.annotations.NullMarked;
