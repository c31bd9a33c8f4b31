package topicwire.checks.protocol.taxonomy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.IndexWriter;
import topicwire.index.Observation;
import topicwire.index.layout.SourceRecord;
import topicwire.index.log.Write;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Table;
import topicwire.index.table.Value;

/// Writers of the index that count the topics above in ways that look fine and are wrong.
public final class AboveMutants {
  private AboveMutants() {}

  public static IndexWriter ofNow(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public @Nullable SourceRecord sourceRecord(String key) {
        var read = super.sourceRecord(key);
        if (read == null || read.manifest().above().isEmpty()) {
          return read;
        }
        var manifest = read.manifest();
        var above = super.taxonomy().topics(manifest.topics()).above().stream().sorted().toList();
        return new SourceRecord(
            read.key(),
            read.revision(),
            read.etag(),
            read.size(),
            read.parser(),
            read.changedAt(),
            read.modifiedAt(),
            manifest.withAbove(above),
            read.asOf(),
            read.digest(),
            read.log());
      }
    };
  }

  public static IndexWriter notNoted(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var changes = new ArrayList<>(super.replacement(key, before, seen));
        if (changes.getFirst() instanceof Change.Put(var row, var condition)) {
          var attributes = new HashMap<>(row.attributes());
          attributes.remove("above");
          changes.set(0, new Change.Put(new Row(row.key(), attributes), condition));
        }
        return changes;
      }
    };
  }

  public static IndexWriter notCounted(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var changes = super.replacement(key, before, seen);
        return changes.stream().noneMatch(change -> change.key().pk().startsWith("ARTICLE#"))
            ? changes.stream().filter(change -> !isAbove(change)).toList()
            : changes;
      }
    };
  }

  public static IndexWriter countedAfter(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public Commit commit(List<Change> changes) {
        var above = changes.stream().filter(AboveMutants::isAbove).toList();
        var commit = super.commit(changes.stream().filter(change -> !isAbove(change)).toList());
        return commit == Commit.DONE && !above.isEmpty() ? super.commit(above) : commit;
      }
    };
  }

  public static IndexWriter ofDrafts(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var changes = new ArrayList<Change>();
        var above = new TreeMap<String, Change.Add>();
        for (var change : super.replacement(key, before, seen)) {
          if (change instanceof Change.Add add && isAbove(change)) {
            above.merge(change.key().sk(), publicly(add), AboveMutants::sum);
          } else {
            changes.add(change);
          }
        }
        above.values().stream().filter(add -> add.amount() != 0).forEach(changes::add);
        return changes;
      }

      private static Change.Add publicly(Change.Add add) {
        return new Change.Add(
            new RowKey("TOPICS", add.key().sk()), add.attribute(), add.amount(), add.set());
      }
    };
  }

  public static IndexWriter leftOut(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Write> transactions(String key, @Nullable SourceRecord before, Observation seen) {
        var all = super.transactions(key, before, seen);
        return all.size() > 1 && isCounting(all.getLast()) ? all.subList(0, all.size() - 1) : all;
      }
    };
  }

  public static IndexWriter notedEarly(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Write> transactions(String key, @Nullable SourceRecord before, Observation seen) {
        var all = new ArrayList<>(super.transactions(key, before, seen));
        if (all.size() > 1 && isCounting(all.getLast())) {
          all.set(0, under(seen.parser(), all.getFirst()));
        }
        return all;
      }
    };
  }

  private static Write under(String version, Write write) {
    var changes = new ArrayList<>(write.changes());
    if (changes.getFirst() instanceof Change.Put(var row, var condition)) {
      var attributes = new HashMap<>(row.attributes());
      attributes.put("parser", new Value.Text(version));
      changes.set(0, new Change.Put(new Row(row.key(), attributes), condition));
    }
    return new Write(changes, write.entry());
  }

  private static Change.Add sum(Change.Add one, Change.Add other) {
    return new Change.Add(one.key(), one.attribute(), one.amount() + other.amount(), one.set());
  }

  private static boolean isCounting(Write write) {
    return write.changes().stream().skip(1).allMatch(AboveMutants::isAbove);
  }

  private static boolean isAbove(Change change) {
    return change instanceof Change.Add
        && change.key().pk().endsWith("TOPICS")
        && change.key().sk().matches("[^#]+##[0-9]");
  }
}
