package topicwire.reindex.snapshot;

import java.time.InstantSource;
import topicwire.index.log.Changes;
import topicwire.index.log.SinceToken;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// Decides whether a snapshot is due: every day, and as soon as searches would have more to read
/// than they may that changed since the last. Thread-safe.
///
/// @param mostChanged how many changes there may be
record SnapshotSchedule(Table table, Changes changes, InstantSource clock, long mostChanged) {

  /// Whether there is no snapshot that is younger than [Snapshot#INTERVAL] and near enough.
  ///
  /// @throws TableException when the database did not answer
  boolean isDue() {
    var last = SnapshotRow.read(table);
    if (last == null || !clock.instant().isBefore(last.takenAt().plus(Snapshot.INTERVAL))) {
      return true;
    }
    var places = SinceToken.read(last.nextSince(), "");
    return places == null || changes.count(places) > mostChanged;
  }
}
