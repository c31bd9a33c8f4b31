package topicwire.index.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.LogPlace;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.table.Change;

/// A transaction of one key, as far as it is known before the end of the log is.
///
/// @param changes the source record first
/// @param entry what it adds to the log; null for nothing
public record Write(List<Change> changes, @Nullable LogEntry entry) {
  public Write {
    changes = List.copyOf(changes);
  }

  /// One that does not touch the log.
  public static Write of(List<Change> changes) {
    return new Write(changes, null);
  }

  /// How many changes it has with those of the log.
  public int actions() {
    return changes.size() + (entry == null ? 0 : entry.actions());
  }

  /// The same behind another transaction of the key, whose place in the log is now known: where
  /// this one adds nothing to the log, its source record goes on to note that place.
  public Write behind(List<Change> made) {
    var place = place(made);
    return entry == null ? new Write(placed(place), null) : new Write(changes, entry.behind(place));
  }

  private List<Change> placed(@Nullable LogPlace place) {
    if (place == null
        || changes.isEmpty()
        || !(changes.getFirst() instanceof Change.Put(var row, var condition))) {
      return changes;
    }
    var all = new ArrayList<>(changes);
    all.set(0, new Change.Put(SourceRecordCodec.placed(row, place), condition));
    return all;
  }

  private static @Nullable LogPlace place(List<Change> made) {
    return made.getFirst() instanceof Change.Put(var row, var _)
        ? SourceRecordCodec.toSourceRecord(row).log()
        : null;
  }
}
