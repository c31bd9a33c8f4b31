/// Makes a file of all that is public: [topicwire.reindex.snapshot.SnapshotFunction] is called by
/// the clock, [topicwire.reindex.snapshot.SnapshotSchedule] says whether one is due,
/// [topicwire.reindex.snapshot.SnapshotMaker] reads, stores and notes. The file as it grows is
/// [topicwire.reindex.snapshot.SnapshotFile], the one that is searched
/// [topicwire.reindex.snapshot.SegmentFile]. The function's role reads public rows alone.
/// [topicwire.reindex.snapshot.SnapshotStore] is the seam to S3.
@NullMarked
package topicwire.reindex.snapshot;

import org.jspecify.annotations.NullMarked;
