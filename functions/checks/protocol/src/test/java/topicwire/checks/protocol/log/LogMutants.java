package topicwire.checks.protocol.log;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.layout.LogPlace;
import topicwire.index.layout.SourceRecord;
import topicwire.index.log.FormerTopics;
import topicwire.index.log.LogEntry;
import topicwire.index.log.Write;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Table;

/// Writers of the change log that look fine and are wrong.
public final class LogMutants {
  private LogMutants() {}

  /// Deletes the former row of a key in place of marking its position.
  public static IndexWriter deleting(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> completed(Write write) {
        return super.completed(write).stream()
            .<Change>map(change ->
                isMarker(change) ? new Change.Delete(change.key(), Condition.NONE) : change)
            .toList();
      }
    };
  }

  /// Leaves the former row of a key as it is.
  public static IndexWriter withoutMarkers(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> completed(Write write) {
        return super.completed(write).stream().filter(change -> !isMarker(change)).toList();
      }
    };
  }

  private static boolean isMarker(Change change) {
    return change instanceof Change.Put(var row, var _) && "mark".equals(row.text("kind"));
  }

  /// Counts a log up without a condition.
  public static IndexWriter unconditioned(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> completed(Write write) {
        return super.completed(write).stream()
            .<Change>map(change ->
                change instanceof Change.Put(var row, var _) && row.key().pk().equals("LOG")
                    ? new Change.Put(row, Condition.NONE)
                    : change)
            .toList();
      }
    };
  }

  /// Logs drafts as withdrawn.
  public static IndexWriter ofDrafts(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Write> transactions(String key, @Nullable SourceRecord before, Observation seen) {
        var log = before == null ? null : before.log();
        return super.transactions(key, before, seen).stream()
            .map(write ->
                seen.interpretation() instanceof Interpretation.Draft && write.entry() == null
                    ? new Write(
                        write.changes(),
                        new LogEntry(key, log, LogPlace.WITHDRAWN, null, new FormerTopics.None()))
                    : write)
            .toList();
      }
    };
  }
}
