package topicwire.index;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.RowManifest;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Table;
import topicwire.index.table.Value;

/// Indexes that differ from the real one in one rule, each a mistake that looks fine.
public final class Mutants {
  private Mutants() {}

  /// Writes nothing when nothing changed.
  public static IndexWriter silentWhenUnchanged(
      Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> renewal(SourceRecord before) {
        return List.of();
      }

      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var had = before == null ? RowManifest.NOTHING : before.manifest();
        var etag = before == null ? null : before.etag();
        return had.equals(RowManifest.of(seen.interpretation()))
                && Objects.equals(etag, seen.etag())
            ? List.of()
            : super.replacement(key, before, seen);
      }

      @Override
      public Commit commit(List<Change> changes) {
        return changes.isEmpty() ? Commit.DONE : super.commit(changes);
      }
    };
  }

  /// Deletes the source record of a deleted object.
  public static IndexWriter withoutTombstones(
      Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var changes = new ArrayList<>(super.replacement(key, before, seen));
        if (seen.interpretation() instanceof Interpretation.Deleted) {
          var put = (Change.Put) changes.getFirst();
          changes.set(0, new Change.Delete(put.key(), put.condition()));
        }
        return changes;
      }
    };
  }

  /// Takes a refused write for done: "someone else did it".
  public static IndexWriter contentWhenRefused(
      Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Commit commit(List<Change> changes) {
        var commit = super.commit(changes);
        return commit == Commit.REFUSED ? Commit.DONE : commit;
      }
    };
  }

  /// Counts revisions up from 1 in place of random ones.
  public static IndexWriter counting(
      Table table, Clock clock, Supplier<String> revisions, String prefix) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> renewal(SourceRecord before) {
        return counted(before, super.renewal(before));
      }

      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        return counted(before, super.replacement(key, before, seen));
      }

      private List<Change> counted(@Nullable SourceRecord before, List<Change> changes) {
        var number = before == null ? 0 : Integer.parseInt(digits(before.revision()));
        return guarded(changes, Attributes.REVISION, prefix + (number + 1) + ";", null);
      }

      private static String digits(String revision) {
        return revision.replaceAll("[^0-9]", "");
      }
    };
  }

  /// Conditions the write on the ETag in place of the revision.
  public static IndexWriter conditionedOnEtag(
      Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> renewal(SourceRecord before) {
        return onEtag(before, super.renewal(before));
      }

      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        return onEtag(before, super.replacement(key, before, seen));
      }

      private static List<Change> onEtag(@Nullable SourceRecord before, List<Change> changes) {
        if (before == null) {
          return changes;
        }
        // A tombstone has no ETag: its state stands for "absent".
        return guarded(
            changes,
            null,
            null,
            before.etag() == null
                ? Condition.equal(Attributes.STATE, new Value.Text(before.state().word()))
                : Condition.equal(Attributes.ETAG, new Value.Text(before.etag())));
      }
    };
  }

  /// Writes without a condition.
  public static IndexWriter unconditioned(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> renewal(SourceRecord before) {
        return guarded(super.renewal(before), null, null, Condition.NONE);
      }

      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        return guarded(super.replacement(key, before, seen), null, null, Condition.NONE);
      }
    };
  }

  /// The changes with another attribute, or another condition, on the source record.
  private static List<Change> guarded(
      List<Change> changes,
      @Nullable String attribute,
      @Nullable String text,
      @Nullable Condition condition) {
    var all = new ArrayList<>(changes);
    var put = (Change.Put) all.getFirst();
    var attributes = new HashMap<>(put.row().attributes());
    if (attribute != null && text != null) {
      attributes.put(attribute, new Value.Text(text));
    }
    all.set(
        0,
        new Change.Put(
            new Row(put.key(), attributes), condition == null ? put.condition() : condition));
    return all;
  }
}
