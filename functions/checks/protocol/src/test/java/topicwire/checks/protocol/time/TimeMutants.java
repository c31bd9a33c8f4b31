package topicwire.checks.protocol.time;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.model.Run;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.Window;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Change;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Table;

/// Writers of the index that deal with time in ways that look fine and are wrong.
public final class TimeMutants {
  private TimeMutants() {}

  private static class Forgetful extends IndexWriter {
    Forgetful(Table table, Clock clock, Supplier<String> revisions) {
      super(table, clock, revisions);
    }

    @Override
    public @Nullable SourceRecord sourceRecord(String key) {
      var read = super.sourceRecord(key);
      return read == null
          ? null
          : new SourceRecord(
              read.key(),
              read.revision(),
              read.etag(),
              read.size(),
              read.parser(),
              read.changedAt(),
              read.modifiedAt(),
              read.manifest(),
              null,
              read.digest(),
              read.log());
    }
  }

  /// Does not know for which time the last decision was made.
  public static IndexWriter forgetful(Table table, Clock clock, Supplier<String> revisions) {
    return new Forgetful(table, clock, revisions);
  }

  private static final class ClockFirst extends Forgetful {
    private final Run run;
    private Instant read = Instant.EPOCH;

    ClockFirst(Table table, Clock clock, Supplier<String> revisions) {
      super(table, clock, revisions);
      run = (Run) table;
    }

    @Override
    public @Nullable SourceRecord sourceRecord(String key) {
      read = run.instant();
      return super.sourceRecord(key);
    }
  }

  /// Reads the clock before the source record.
  public static IndexWriter clockFirst(Table table, Clock clock, Supplier<String> revisions) {
    return new ClockFirst(table, clock, revisions);
  }

  /// The time that such a writer has read.
  public static InstantSource clockOf(IndexWriter index) {
    return () -> ((ClockFirst) index).read;
  }

  /// Decides when to look again by a second reading of the clock.
  public static IndexWriter readingTwice(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var changes = super.replacement(key, before, seen);
        var due = seen.interpretation().due();
        if (due == null || ((Run) table).instant().isBefore(due)) {
          return changes;
        }
        return changes.stream()
            .filter(change -> !(change instanceof Change.Put && isDue(change.key())))
            .map(TimeMutants::withoutDue)
            .toList();
      }
    };
  }

  private static Change withoutDue(Change change) {
    if (change instanceof Change.Put(var row, var condition)
        && row.key().pk().startsWith("SOURCE#")) {
      var attributes = new HashMap<>(row.attributes());
      attributes.remove("due");
      return new Change.Put(new Row(row.key(), attributes), condition);
    }
    return change;
  }

  /// Leaves the row that has a key looked at again where it is.
  public static IndexWriter leavingDue(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        return super.replacement(key, before, seen).stream()
            .filter(change -> !(change instanceof Change.Delete && isDue(change.key())))
            .toList();
      }
    };
  }

  /// Does not look again at what is to expire.
  public static IndexWriter neverExpiring(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        return super.replacement(
            key,
            before,
            seen.interpretation()
                    instanceof Interpretation.Published(var article, var warnings, var window)
                ? new Observation(
                    new Interpretation.Published(
                        article, warnings, new Window(window.from(), null)),
                    seen.etag(),
                    seen.size(),
                    seen.parser(),
                    seen.modifiedAt(),
                    seen.asOf())
                : seen);
      }
    };
  }

  private static boolean isDue(RowKey key) {
    return key.pk().equals("DUE");
  }
}
