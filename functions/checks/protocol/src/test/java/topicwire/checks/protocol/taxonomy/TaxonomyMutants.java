package topicwire.checks.protocol.taxonomy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.IndexWriter;
import topicwire.index.Observation;
import topicwire.index.StoredSettings;
import topicwire.index.layout.Keys;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.RowKey;
import topicwire.index.table.Table;
import topicwire.index.taxonomy.Taxonomy;
import topicwire.index.taxonomy.TaxonomyRow;

/// Writers of the index that deal with topic definitions in ways that look fine and are wrong.
public final class TaxonomyMutants {
  private TaxonomyMutants() {}

  private static List<Change> without(RowKey row, List<Change> changes) {
    return new ArrayList<>(changes.stream().filter(change -> !change.key().equals(row)).toList());
  }

  private static List<Change> only(RowKey row, List<Change> changes) {
    return changes.stream().filter(change -> change.key().equals(row)).toList();
  }

  public static IndexWriter readFirst(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      private Taxonomy read = Taxonomy.NONE;

      @Override
      public @Nullable SourceRecord sourceRecord(String key) {
        read = super.taxonomy();
        return super.sourceRecord(key);
      }

      @Override
      public Taxonomy taxonomy() {
        return read;
      }
    };
  }

  public static IndexWriter readBeforeRevision(
      Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      private Taxonomy read = Taxonomy.NONE;

      @Override
      public StoredSettings settings() {
        read = super.taxonomy();
        return super.settings();
      }

      @Override
      public Taxonomy taxonomy() {
        return read;
      }
    };
  }

  public static IndexWriter lagging(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Taxonomy taxonomy() {
        return TaxonomyRow.read(table::walk);
      }
    };
  }

  public static IndexWriter revisionBefore(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Commit commit(List<Change> changes) {
        var revision = only(Keys.SETTINGS, changes);
        if (!revision.isEmpty()) {
          super.commit(revision);
        }
        return super.commit(without(Keys.SETTINGS, changes));
      }
    };
  }

  public static IndexWriter silentWhenDeleted(
      Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var changes = super.replacement(key, before, seen);
        return seen.interpretation().state() == ContentState.DELETED
            ? without(Keys.SETTINGS, without(Keys.SWEEP, changes))
            : changes;
      }
    };
  }

  public static IndexWriter withoutSweep(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Commit commit(List<Change> changes) {
        return super.commit(without(Keys.SWEEP, changes));
      }
    };
  }

  public static IndexWriter sweepBefore(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Commit commit(List<Change> changes) {
        var sweep = only(Keys.SWEEP, changes);
        if (!sweep.isEmpty()) {
          super.commit(sweep);
        }
        return super.commit(without(Keys.SWEEP, changes));
      }
    };
  }

  public static IndexWriter sweepAfter(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Commit commit(List<Change> changes) {
        var sweep = only(Keys.SWEEP, changes);
        var commit = super.commit(without(Keys.SWEEP, changes));
        return commit == Commit.DONE && !sweep.isEmpty() ? super.commit(sweep) : commit;
      }
    };
  }
}
