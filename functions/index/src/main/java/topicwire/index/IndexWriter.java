package topicwire.index;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.RowDigest;
import topicwire.index.layout.RowManifest;
import topicwire.index.layout.SourceRecord;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Table;
import topicwire.index.table.Value;

/**
 * Replaces what the index shows of one key by something else, in one transaction conditioned on the
 * key's {@link SourceRecord}. Thread-safe.
 *
 * <p>Actions of one transaction at most, for 12 topics before and 12 others after: source record 1,
 * detail 2, URL 2, rejection 1, entries 28, numbers of all articles 2, totals 24, months 24 = 84 of
 * DynamoDB's 100.
 */
public class IndexWriter {
  private final Table table;
  private final Clock clock;
  private final Supplier<String> revisions;

  /**
   * @param revisions names that never repeat: a revision that came back would let an old request
   *     pass for a new one
   */
  public IndexWriter(Table table, Clock clock, Supplier<String> revisions) {
    this.table = table;
    this.clock = clock;
    this.revisions = revisions;
  }

  /** The source record of a key, by a consistent read, or null when the key was never seen. */
  public @Nullable SourceRecord sourceRecord(String key) {
    var row = table.get(Keys.sourceRecord(key), true);
    return row == null ? null : SourceRecordCodec.toSourceRecord(row);
  }

  /**
   * What it takes to make the index show what was seen, given the source record read before
   * looking.
   */
  public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
    var now = now();
    var had = before == null ? RowManifest.NOTHING : before.manifest();
    var has = RowManifest.of(seen.interpretation());
    var stays = changedAt(before, has, seen);
    var changedAt = stays == null ? now : stays;
    var rows = RowCodec.of(key, seen.interpretation(), changedAt);
    var sourceRecord =
        new SourceRecord(
            key,
            revisions.get(),
            seen.etag(),
            seen.size(),
            seen.parser(),
            changedAt,
            has,
            RowDigest.of(seen.size(), rows));
    var changes = new ArrayList<Change>();
    changes.add(new Change.Put(SourceRecordCodec.toRow(sourceRecord), condition(before)));
    var kept = new HashSet<RowKey>();
    rows.forEach(row -> kept.add(row.key()));
    for (var row : RowCodec.keys(key, had)) {
      if (!kept.contains(row)) {
        changes.add(new Change.Delete(row, Condition.NONE));
      }
    }
    rows.forEach(row -> changes.add(new Change.Put(row, Condition.NONE)));
    changes.addAll(urlChanges(key, had, has));
    changes.addAll(Counts.changes(key, had, has, sourceRecord.revision()));
    return changes;
  }

  /**
   * What it takes to record that the object was looked at and had not changed: without this write a
   * slower handler that saw an older object could still commit.
   */
  public List<Change> renewal(SourceRecord before) {
    var sourceRecord =
        new SourceRecord(
            before.key(),
            revisions.get(),
            before.etag(),
            before.size(),
            before.parser(),
            before.changedAt(),
            before.manifest(),
            before.digest());
    return List.of(new Change.Put(SourceRecordCodec.toRow(sourceRecord), condition(before)));
  }

  /** The settings in force, by a consistent read. */
  public StoredSettings settings() {
    var row = table.get(Keys.SETTINGS, true);
    return row == null
        ? StoredSettings.NONE
        : new StoredSettings(
            requireNonNullElse(row.text(Attributes.REVISION), ""),
            requireNonNullElse(row.text(Attributes.CONTENT), ""));
  }

  /// Settings with a revision of their own: that of the content before would let a source record
  /// pass for one that these settings made, and so would one made of the content.
  public StoredSettings newSettings(String content) {
    return new StoredSettings(revisions.get(), content);
  }

  /// What puts settings into force. To be committed together with the replacement of the settings
  /// file's key, whose source record protects it.
  public Change enforcement(StoredSettings settings) {
    var attributes = new HashMap<String, Value>();
    attributes.put(Attributes.REVISION, new Value.Text(settings.revision()));
    if (!settings.content().isEmpty()) {
      attributes.put(Attributes.CONTENT, new Value.Text(settings.content()));
    }
    attributes.put(Attributes.CHANGED_AT, new Value.Text(now()));
    return new Change.Put(new Row(Keys.SETTINGS, attributes), Condition.NONE);
  }

  /// What asks for a comparison of bucket and index from the beginning, whichever is under way.
  public List<Change> sweepRequest() {
    var attributes = Map.<String, Value>of(Attributes.REVISION, new Value.Text(revisions.get()));
    return List.of(new Change.Put(new Row(Keys.SWEEP, attributes), Condition.NONE));
  }

  /** Sends such changes. */
  public Commit commit(List<Change> changes) {
    return table.write(changes);
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The time that stays, because the content of the key has not changed; else null. */
  private static @Nullable String changedAt(
      @Nullable SourceRecord before, RowManifest has, Observation seen) {
    return before != null
            && before.manifest().equals(has)
            && Objects.equals(before.etag(), seen.etag())
        ? before.changedAt()
        : null;
  }

  public static Condition condition(@Nullable SourceRecord before) {
    return before == null
        ? Condition.ABSENT
        : Condition.equal(Attributes.REVISION, new Value.Text(before.revision()));
  }

  /** Sets of keys, so that files that share a URL can come and go in any order. */
  private static List<Change> urlChanges(String key, RowManifest had, RowManifest has) {
    var changes = new HashMap<RowKey, Change>();
    var before = RowCodec.url(had);
    var after = RowCodec.url(has);
    if (before != null) {
      changes.put(before, new Change.Exclude(before, Attributes.KEYS, Set.of(key)));
    }
    if (after != null) {
      changes.put(after, new Change.Include(after, Attributes.KEYS, Set.of(key)));
    }
    return List.copyOf(changes.values());
  }
}
