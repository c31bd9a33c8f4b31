/// Makes a file of all that is public, every day: [topicwire.reindex.snapshot.SnapshotFunction] is
/// called by the clock, [topicwire.reindex.snapshot.SnapshotMaker] reads, stores and notes,
/// [topicwire.reindex.snapshot.SnapshotFile] is the file as it grows. Its role reads public rows
/// alone. [topicwire.reindex.snapshot.SnapshotStore] is the seam to S3.
@NullMarked
package topicwire.reindex.snapshot;

import org.jspecify.annotations.NullMarked;
