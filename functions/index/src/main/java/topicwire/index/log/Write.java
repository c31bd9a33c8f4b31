package topicwire.index.log;

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

  /// The same behind another transaction of the key, whose place in the log is now known.
  public Write behind(List<Change> made) {
    return entry == null ? this : new Write(changes, entry.behind(place(made)));
  }

  private static @Nullable LogPlace place(List<Change> made) {
    return made.getFirst() instanceof Change.Put(var row, var _)
        ? SourceRecordCodec.toSourceRecord(row).log()
        : null;
  }
}
