package topicwire.checks.protocol.model;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.log.Following;
import topicwire.checks.protocol.log.LogMutants;
import topicwire.checks.protocol.settings.SettingsMutants;
import topicwire.checks.protocol.settings.SettingsSweeping;
import topicwire.checks.protocol.sweep.Sweeping;
import topicwire.checks.protocol.taxonomy.AboveMutants;
import topicwire.checks.protocol.taxonomy.TaxonomyMutants;
import topicwire.checks.protocol.time.Passing;
import topicwire.checks.protocol.time.TimeMutants;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.Mutants;
import topicwire.index.WithdrawalMutants;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Table;
import topicwire.index.table.Value;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceBucket;

/// The protocol, and what looks like it. The letters are those of `.github/docs/reliability.md`.
public enum Variant {
  /// The real function.
  PROTOCOL(true),

  /// The real function, and tombstones collected when no older handler or write can be under way.
  PROTOCOL_WITH_COLLECTION(true) {
    @Override
    List<ModelState.Move> moves(ModelState world) {
      var quiet =
          world.floating().isEmpty()
              && world.handlers().stream().allMatch(handler -> handler.answers().isEmpty());
      return quiet ? expiry(world) : List.of();
    }
  },

  /// The real function, and a sweep that enqueues the keys that differ.
  PROTOCOL_WITH_SWEEP(true) {
    @Override
    int sweeps() {
      return 1;
    }

    @Override
    List<ModelState.Move> moves(ModelState world) {
      return Sweeping.moves(world, Sweeping::enqueue);
    }
  },

  /// The real function, and files whose replacement takes two transactions.
  PROTOCOL_WITH_MANY_TOPICS(true) {
    @Override
    public List<Operation> alphabet() {
      return MANY_TOPICS;
    }
  },

  /// The second of two transactions is left out.
  WITHDRAWING_ONLY(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return WithdrawalMutants.withdrawingOnly(table, clock, revisions);
    }

    @Override
    public List<Operation> alphabet() {
      return MANY_TOPICS;
    }
  },

  /// The first of two transactions notes the ETag, as if both were made.
  WITHDRAWING_WITH_ETAG(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return WithdrawalMutants.keepingEtag(table, clock, revisions);
    }

    @Override
    public List<Operation> alphabet() {
      return MANY_TOPICS;
    }
  },

  /// The first of two transactions leaves the revision as it was.
  WITHDRAWING_UNDER_ONE_REVISION(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return WithdrawalMutants.keepingRevision(table, clock, revisions);
    }

    @Override
    public List<Operation> alphabet() {
      return MANY_TOPICS;
    }
  },

  /// The second of two transactions has no condition.
  PUBLISHING_UNCONDITIONED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return WithdrawalMutants.publishingIf(Condition.NONE, table, clock, revisions);
    }

    @Override
    public List<Operation> alphabet() {
      return MANY_TOPICS;
    }
  },

  /// The second of two transactions asks only that the article is withdrawn.
  PUBLISHING_IF_WITHDRAWN(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      var withdrawn = Condition.equal("state", new Value.Text("deleted"));
      return WithdrawalMutants.publishingIf(withdrawn, table, clock, revisions);
    }

    @Override
    public List<Operation> alphabet() {
      return MANY_TOPICS;
    }
  },

  /// B: nothing changed, so nothing is written.
  SILENT_WHEN_UNCHANGED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return Mutants.silentWhenUnchanged(table, clock, revisions);
    }
  },

  /// C: no tombstone.
  WITHOUT_TOMBSTONES(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return Mutants.withoutTombstones(table, clock, revisions);
    }
  },

  /// D: a refused write is taken for done.
  CONTENT_WHEN_REFUSED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return Mutants.contentWhenRefused(table, clock, revisions);
    }
  },

  /// E: the object is read before the source record.
  OBJECT_FIRST(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return new ObjectFirst(table, clock, revisions);
    }

    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return (_, _) -> ((ObjectFirst) index).fetched();
    }
  },

  /// F: tombstones expire at any time.
  EXPIRING_TOMBSTONES(false) {
    @Override
    List<ModelState.Move> moves(ModelState world) {
      return expiry(world);
    }
  },

  /// H: revisions count up, and tombstones expire.
  COUNTING_REVISIONS(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return Mutants.counting(table, clock, revisions, ModelState.REVISION);
    }

    @Override
    List<ModelState.Move> moves(ModelState world) {
      return expiry(world);
    }
  },

  /// I: a deletion event is believed without a look.
  TRUSTING_DELETIONS(false) {
    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return event.removed() ? (_, _) -> new FetchResult.Absent() : source;
    }
  },

  /// J: conditioned on the ETag.
  CONDITIONED_ON_ETAG(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return Mutants.conditionedOnEtag(table, clock, revisions);
    }
  },

  /// K: no condition.
  UNCONDITIONED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return Mutants.unconditioned(table, clock, revisions);
    }
  },

  /// L: a sweep writes what it listed.
  WRITING_SWEEP(false) {
    @Override
    int sweeps() {
      return 1;
    }

    @Override
    List<ModelState.Move> moves(ModelState world) {
      return Sweeping.moves(world, Sweeping::write);
    }
  },

  /// The real function with a settings file, and sweeps that answer its requests.
  SETTINGS(true) {},

  /// A.4: a sweep walks over source records only.
  SETTINGS_SWEEP_OF_RECORDS(false) {
    @Override
    List<ModelState.Move> moves(ModelState world) {
      return SettingsSweeping.moves(world, SettingsSweeping.Mistake.RECORDS_ONLY);
    }
  },

  /// A.6: settings come from a cache.
  SETTINGS_CACHED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.cached(table, clock, revisions);
    }
  },

  /// A.7: settings are read before the source record.
  SETTINGS_FIRST(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.settingsFirst(table, clock, revisions);
    }
  },

  /// A.10: nobody asks for a sweep.
  SETTINGS_WITHOUT_SWEEP(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.withoutSweep(table, clock, revisions);
    }
  },

  /// A.11: only the run that changed the settings asks for a sweep.
  SETTINGS_SWEEP_BY_CHANGE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.sweepByChange(table, clock, revisions);
    }
  },

  /// A.12: the sweep is asked for before the commit.
  SETTINGS_SWEEP_BEFORE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.sweepBefore(table, clock, revisions);
    }

    @Override
    List<ModelState.Move> moves(ModelState world) {
      // Else each sweep brings a run that asks for another, without end.
      return SettingsSweeping.moves(world, SettingsSweeping.Mistake.ARTICLES_ONLY);
    }
  },

  /// A.13: a request that meets a walk is dropped.
  SETTINGS_SWEEP_DROPPED(false) {
    @Override
    List<ModelState.Move> moves(ModelState world) {
      return SettingsSweeping.moves(world, SettingsSweeping.Mistake.DROPS_REQUESTS);
    }
  },

  /// A.14: an object that has not changed is not read, though the settings have.
  SETTINGS_UNCHANGED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.remembering(table, clock, revisions);
    }

    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return (key, _) -> source.fetch(key, SettingsMutants.remembered(index));
    }
  },

  /// A.15: the source record notes the latest settings, not those that were used.
  SETTINGS_NOTED_LATE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.notedLate(table, clock, revisions);
    }
  },

  /// A.16: the revision of settings is a hash of them.
  SETTINGS_HASHED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.hashed(table, clock, revisions);
    }
  },

  /// A.18: nothing is written of a key that settings ignore.
  SETTINGS_SILENT(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.silentWhenIgnored(table, clock, revisions);
    }
  },

  /// The real function with topic definitions, and sweeps that answer their requests.
  TAXONOMY(true) {},

  /// Definitions are read before the source record.
  TAXONOMY_FIRST(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.readFirst(table, clock, revisions);
    }
  },

  /// Definitions are read before their revision, behind the source record.
  TAXONOMY_BEFORE_REVISION(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.readBeforeRevision(table, clock, revisions);
    }
  },

  /// Definitions are read as a copy of the table may have them.
  TAXONOMY_LAGGING(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.lagging(table, clock, revisions);
    }
  },

  /// The revision is written before the definition.
  TAXONOMY_REVISION_BEFORE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.revisionBefore(table, clock, revisions);
    }
  },

  /// A definition that is deleted changes no revision.
  TAXONOMY_DELETED_SILENTLY(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.silentWhenDeleted(table, clock, revisions);
    }
  },

  /// Nobody asks for a sweep.
  TAXONOMY_WITHOUT_SWEEP(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.withoutSweep(table, clock, revisions);
    }
  },

  /// The sweep is asked for before the commit.
  TAXONOMY_SWEEP_BEFORE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.sweepBefore(table, clock, revisions);
    }
  },

  /// The sweep is asked for after the commit, by the run that changed something.
  TAXONOMY_SWEEP_AFTER(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TaxonomyMutants.sweepAfter(table, clock, revisions);
    }
  },

  /// An object that has not changed is not read, though the taxonomy has.
  TAXONOMY_UNCHANGED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.remembering(table, clock, revisions);
    }

    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return (key, _) -> source.fetch(key, SettingsMutants.remembered(index));
    }
  },

  /// The source record notes the latest revision, not the one that was used.
  TAXONOMY_NOTED_LATE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.notedLate(table, clock, revisions);
    }
  },

  /// The topics above are taken off as they are now, in place of those that were added.
  TAXONOMY_ABOVE_OF_NOW(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.ofNow(table, clock, revisions);
    }
  },

  /// What was added to the topics above is not noted.
  TAXONOMY_ABOVE_NOT_NOTED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.notNoted(table, clock, revisions);
    }
  },

  /// Rows that stay as they are, so counts stay.
  TAXONOMY_ABOVE_NOT_COUNTED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.notCounted(table, clock, revisions);
    }
  },

  /// The topics above are counted by a transaction of their own.
  TAXONOMY_ABOVE_COUNTED_AFTER(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.countedAfter(table, clock, revisions);
    }
  },

  /// Drafts are counted among what is public.
  TAXONOMY_ABOVE_OF_DRAFTS(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.ofDrafts(table, clock, revisions);
    }
  },

  /// The last of two transactions, with the topics above, is left out.
  TAXONOMY_ABOVE_LEFT_OUT(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.leftOut(table, clock, revisions);
    }
  },

  /// The first of two transactions notes a version as if both were made.
  TAXONOMY_ABOVE_NOTED_EARLY(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return AboveMutants.notedEarly(table, clock, revisions);
    }
  },

  /// The real function, articles that appear and expire, and clocks that differ.
  TIME_PROTOCOL(true),

  /// B.3: a source record does not carry the time of its decision forward.
  TIME_FORGOTTEN(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TimeMutants.forgetful(table, clock, revisions);
    }

    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return (key, _) -> source.fetch(key, null);
    }
  },

  /// B.4: nor is the clock read after the source record.
  TIME_BEFORE_RECORD(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TimeMutants.clockFirst(table, clock, revisions);
    }

    @Override
    BoundedClock clock(InstantSource clock, IndexWriter index) {
      return super.clock(TimeMutants.clockOf(index), index);
    }

    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return (key, _) -> source.fetch(key, null);
    }
  },

  /// B.5: an article appears as soon as the own clock says so.
  TIME_WITHOUT_MARGIN(false) {
    @Override
    BoundedClock clock(InstantSource clock, IndexWriter index) {
      return new BoundedClock(clock, Duration.ZERO);
    }
  },

  /// B.6: an object that has not changed is not read, though its time has come.
  TIME_UNCHANGED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return SettingsMutants.remembering(table, clock, revisions);
    }

    @Override
    SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
      return (key, _) -> source.fetch(key, SettingsMutants.remembered(index));
    }
  },

  /// B.7: the tick takes keys off the list that it enqueues.
  TIME_TICK_DELETES(false) {
    @Override
    List<ModelState.Move> moves(ModelState world) {
      return Passing.moves(world, Passing.Mistake.DELETES);
    }
  },

  /// B.8: the tick asks for the last second only.
  TIME_TICK_LAST_SECOND(false) {
    @Override
    List<ModelState.Move> moves(ModelState world) {
      return Passing.moves(world, Passing.Mistake.LAST_SECOND);
    }
  },

  /// B.10: the clock is read once for the state and once more for when it changes.
  TIME_READ_TWICE(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TimeMutants.readingTwice(table, clock, revisions);
    }
  },

  /// B.11: a source record does not own the row that has its key looked at again.
  TIME_DUE_LEFT(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TimeMutants.leavingDue(table, clock, revisions);
    }
  },

  /// B.13: only articles that are to appear are looked at again.
  TIME_DUE_TO_APPEAR_ONLY(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return TimeMutants.neverExpiring(table, clock, revisions);
    }
  },

  /// C.1: the real function, a follower of its log, and the real collector.
  LOG_PROTOCOL(true),

  /// C.4: the follower goes on behind the last row that it saw, and former rows are deleted.
  LOG_LAST_ROW_SEEN_DELETING(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return LogMutants.deleting(table, clock, revisions);
    }

    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.LAST_ROW_SEEN;
    }
  },

  /// C.5: the same with markers.
  LOG_LAST_ROW_SEEN(false) {
    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.LAST_ROW_SEEN;
    }
  },

  /// C.6: the follower goes on behind the head that it read first, and former rows are deleted.
  LOG_HEAD_AS_TOKEN(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return LogMutants.deleting(table, clock, revisions);
    }

    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.HEAD_AS_TOKEN;
    }
  },

  /// C.7: former rows are deleted, and the follower stops at a gap.
  LOG_DELETING(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return LogMutants.deleting(table, clock, revisions);
    }
  },

  /// C.8: the head is written without a condition.
  LOG_UNCONDITIONED(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return LogMutants.unconditioned(table, clock, revisions);
    }
  },

  /// C.9: former rows stay as they are.
  LOG_WITHOUT_MARKERS(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return LogMutants.withoutMarkers(table, clock, revisions);
    }
  },

  /// C.10: a follower that comes too late is not refused.
  LOG_NEVER_TOO_LATE(false) {
    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.NEVER_TOO_LATE;
    }
  },

  /// C.11: the collector deletes before it raises the floor.
  LOG_DELETED_FIRST(false) {
    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.DELETED_FIRST;
    }
  },

  /// C.12: the floor is read behind the page.
  LOG_FLOOR_READ_LATE(false) {
    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.FLOOR_READ_LATE;
    }
  },

  /// C.13: the floor is raised over a withdrawal while an earlier row still shows the article.
  LOG_RAISED_EARLY(false) {
    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.RAISED_EARLY;
    }
  },

  /// C.14: drafts are logged too.
  LOG_OF_DRAFTS(false) {
    @Override
    IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
      return LogMutants.ofDrafts(table, clock, revisions);
    }
  },

  /// C.15: a row names the key only, and the follower then reads the article.
  LOG_OF_KEYS(false) {
    @Override
    public Following.Mistake mistake() {
      return Following.Mistake.READS_ARTICLES;
    }
  };

  private static final List<Operation> FEW_TOPICS =
      List.of(
          new Operation(Files.KEY, Files.A),
          new Operation(Files.KEY, Files.B),
          new Operation(Files.KEY, null));
  private static final List<Operation> MANY_TOPICS =
      List.of(
          new Operation(Files.KEY, Files.MANY),
          new Operation(Files.KEY, Files.OTHERS),
          new Operation(Files.KEY, null));

  private final boolean right;

  Variant(boolean right) {
    this.right = right;
  }

  /// Whether it must hold; else it must be found out.
  public boolean right() {
    return right;
  }

  IndexWriter index(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions);
  }

  SourceBucket source(SourceBucket source, IndexWriter index, Event event) {
    return source;
  }

  /// The clock of a handler.
  ///
  /// @param clock that differs from the true time by up to a second
  BoundedClock clock(InstantSource clock, IndexWriter index) {
    return new BoundedClock(clock, BoundedClock.ERROR);
  }

  /// Whether time passes, and articles appear and expire.
  public boolean hasTime() {
    return name().startsWith("TIME");
  }

  /// Whether there may be a settings file or topic definitions, and sweeps that they ask for.
  public boolean hasSettings() {
    return name().startsWith("SETTINGS") || name().startsWith("TAXONOMY");
  }

  /// What followers and collectors of the change log do wrong.
  public Following.Mistake mistake() {
    return Following.Mistake.NONE;
  }

  /// Whether somebody follows the change log.
  public boolean hasLog() {
    return name().startsWith("LOG");
  }

  /// How many sweeps there may be.
  int sweeps() {
    return 0;
  }

  /// What may happen to the bucket.
  public List<Operation> alphabet() {
    return FEW_TOPICS;
  }

  /// How many bucket operations: one fewer where a sweep brings a handler of its own.
  public int operations() {
    return 3 - sweeps();
  }

  /// What else can happen in such a world.
  List<ModelState.Move> moves(ModelState world) {
    var following = world.following();
    if (following != null) {
      return following.moves(world);
    }
    if (hasTime()) {
      return Passing.moves(world, Passing.Mistake.NONE);
    }
    return hasSettings() ? SettingsSweeping.moves(world, SettingsSweeping.Mistake.NONE) : List.of();
  }

  private static List<ModelState.Move> expiry(ModelState world) {
    return world.table().values().stream()
        .filter(row -> "deleted".equals(row.text("state")))
        .map(row ->
            new ModelState.Move(
                "tombstone expires", world.withTable(without(world.table(), row)), false))
        .toList();
  }

  private static Map<RowKey, Row> without(Map<RowKey, Row> table, Row row) {
    var rest = new HashMap<>(table);
    rest.remove(row.key());
    return rest;
  }

  /// Reads the object when it is asked for the source record.
  private static final class ObjectFirst extends IndexWriter {
    private final SourceBucket source;
    private @Nullable FetchResult fetched;

    ObjectFirst(Table table, Clock clock, Supplier<String> revisions) {
      super(table, clock, revisions);
      source = (SourceBucket) table;
    }

    @Override
    public @Nullable SourceRecord sourceRecord(String key) {
      fetched = source.fetch(key, null);
      return super.sourceRecord(key);
    }

    FetchResult fetched() {
      if (fetched == null) {
        throw new IllegalStateException("expected the source record to be read first");
      }
      return fetched;
    }
  }
}
