package topicwire.reindex.snapshot;

import java.time.Duration;
import java.time.InstantSource;
import topicwire.index.layout.Keys;
import topicwire.index.log.Changes;
import topicwire.index.log.SinceToken;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// Decides whether a snapshot is due: every day, and as soon as searches would have more to read
/// than they may that changed since the last. Thread-safe.
///
/// @param mostChanged how many changes those are
record SnapshotSchedule(Table table, Changes changes, InstantSource clock, long mostChanged) {
  /// How often it is asked, by the template. At the next look the last one must not be too old.
  static final Duration LOOK = Duration.ofHours(1);

  /// Whether there is no snapshot that is younger than [Snapshot#INTERVAL] and near enough, with
  /// its segment. Where there are too many articles for a segment, only its age counts.
  ///
  /// @throws TableException when the database did not answer
  boolean isDue() {
    var last = SnapshotRow.read(table);
    if (last == null
        || !clock.instant().isBefore(last.takenAt().plus(Snapshot.INTERVAL).minus(LOOK))) {
      return true;
    }
    return last.articles() <= SegmentFile.MOST_ARTICLES && (lacksSegment(last) || isBehind(last));
  }

  /// It is stored behind the snapshot, and that may have failed.
  private boolean lacksSegment(Snapshot last) {
    var segment = SnapshotRow.read(table, Keys.SEARCH);
    return segment == null || segment.takenAt().isBefore(last.takenAt());
  }

  private boolean isBehind(Snapshot last) {
    var places = SinceToken.read(last.nextSince(), "");
    return places == null || changes.count(places) >= mostChanged;
  }
}
