package topicwire.index;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Keys;
import topicwire.index.layout.LogPlace;
import topicwire.index.layout.RowManifest;
import topicwire.index.layout.SourceRecord;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.log.LogEntry;
import topicwire.index.log.LogHead;
import topicwire.index.log.Write;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;
import topicwire.index.taxonomy.Taxonomy;
import topicwire.index.taxonomy.TaxonomyRow;
import topicwire.index.write.Replacement;

/// Replaces what the index shows of one key by something else, in a transaction conditioned on the
/// key's [SourceRecord]. Thread-safe.
///
/// Actions for publishing or withdrawing an article of 24 topics and 10 aliases: source record 1,
/// detail 1, URL 1, aliases 10, due 1, rejection 1 and its count 1, entries 26, number of all
/// articles 1, totals 24, months 24, change log 3 = 94 of DynamoDB's [#MAX_ACTIONS]; and one for
/// each topic above these. Replacing all of that by something else can take nearly twice as many,
/// so that such a change is several transactions: see [#transactions]. An entry has at most 16 KB
/// of item and 10 KB of slugs, a detail 400 KB, a source record 40 KB of slugs above: far from
/// DynamoDB's 4 MB.
public class IndexWriter {
  /// DynamoDB's `TransactWriteItems` takes no more.
  static final int MAX_ACTIONS = 100;

  private final Table table;
  private final Clock clock;
  private final Supplier<String> revisions;

  /// @param revisions names that never repeat: a revision that came back would let an old request
  ///   pass for a new one
  public IndexWriter(Table table, Clock clock, Supplier<String> revisions) {
    this.table = table;
    this.clock = clock;
    this.revisions = revisions;
  }

  /// The source record of a key, by a consistent read, or null when the key was never seen.
  public @Nullable SourceRecord sourceRecord(String key) {
    var row = table.get(Keys.sourceRecord(key), true);
    return row == null ? null : SourceRecordCodec.toSourceRecord(row);
  }

  /// The transactions that make the index show what was seen, given the source record read before
  /// looking: one, or several where one would have too many actions. Each must be made before the
  /// next is sent, and is conditioned on the revision that the one before writes: what another
  /// handler commits in between stays.
  ///
  /// First and last are the counts of the topics above, which source records note as far as they
  /// were made: those of before are taken away first, and those of after are added in the end.
  /// Where that is not enough, the article is withdrawn before it is published. A run that ends
  /// between two of them leaves a source record of which no run knows the version, or the ETag, so
  /// that the next one reads the object and goes on.
  public List<Write> transactions(String key, @Nullable SourceRecord before, Observation seen) {
    var log = before == null ? null : before.log();
    var whole =
        new Write(
            replacement(key, before, seen),
            LogEntry.of(key, log, topics(before), seen.interpretation()));
    if (whole.actions() <= MAX_ACTIONS) {
      return List.of(whole);
    }
    if (before != null && !before.manifest().above().isEmpty()) {
      var first = withoutAbove(before);
      var writes = new ArrayList<>(List.of(Write.of(first)));
      writes.addAll(transactions(key, sourceRecord(first), seen));
      return writes;
    }
    if (!RowManifest.of(seen.interpretation()).above().isEmpty()) {
      var writes = new ArrayList<>(transactions(key, before, seen.withoutAbove()));
      var published = sourceRecord(writes.getLast().changes());
      writes.add(Write.of(replacement(key, published, seen)));
      return writes;
    }
    return withdrawalAndPublication(key, before, seen);
  }

  /// What takes an article out of the counts of the topics above its own, and leaves its rows.
  private List<Change> withoutAbove(SourceRecord before) {
    var after = before.withoutAbove(revisions.get(), StoredSettings.unfinished(before.parser()));
    var changes = new ArrayList<Change>();
    changes.add(new Change.Put(SourceRecordCodec.toRow(after), Replacement.condition(before)));
    changes.addAll(
        Counts.changes(before.key(), before.manifest(), after.manifest(), after.revision()));
    return changes;
  }

  private List<Write> withdrawalAndPublication(
      String key, @Nullable SourceRecord before, Observation seen) {
    var log = before == null ? null : before.log();
    var nothing =
        new Observation(new Interpretation.Deleted(), null, 0, seen.parser(), null, seen.asOf());
    var withdrawal = replacement(key, before, nothing);
    var publication =
        new Replacement(key, sourceRecord(withdrawal), seen, now(), revisions)
            .changes(Replacement.modifiedAt(before, seen));
    var first =
        new Write(withdrawal, LogEntry.of(key, log, topics(before), nothing.interpretation()));
    // Its place is known when it is made.
    var between = first.entry() == null ? log : new LogPlace(1, LogPlace.WITHDRAWN);
    return List.of(
        first, new Write(publication, LogEntry.of(key, between, List.of(), seen.interpretation())));
  }

  private static List<Label> topics(@Nullable SourceRecord before) {
    return before == null ? List.of() : before.manifest().topics();
  }

  /// The changes of a transaction with those of the change log, which is read for that: its end
  /// moves with the writes of other keys.
  ///
  /// @throws TableException when the database did not answer
  public List<Change> completed(Write write) {
    var entry = write.entry();
    if (entry == null || write.changes().isEmpty()) {
      return write.changes();
    }
    var head = LogHead.of(entry.shard(), table.get(Keys.logHead(entry.shard()), true));
    var epoch = head.isSound() ? head.epoch() : revisions.get();
    return entry.completed(write.changes(), head, epoch, clock.instant().getEpochSecond());
  }

  /// The source record that such changes write.
  private static SourceRecord sourceRecord(List<Change> changes) {
    if (changes.getFirst() instanceof Change.Put(var row, var _)) {
      return SourceRecordCodec.toSourceRecord(row);
    }
    throw new IllegalArgumentException("expected the source record first, found " + changes);
  }

  /// What it takes to make the index show what was seen in one transaction, however large.
  public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
    return new Replacement(key, before, seen, now(), revisions).changes();
  }

  /// What it takes to record that the object was looked at and had not changed: without this write
  /// a slower handler that saw an older object could still commit.
  public List<Change> renewal(SourceRecord before) {
    var sourceRecord = before.renewed(revisions.get());
    return List.of(
        new Change.Put(SourceRecordCodec.toRow(sourceRecord), Replacement.condition(before)));
  }

  /// The settings in force, by a consistent read.
  public StoredSettings settings() {
    return StoredSettings.read(table);
  }

  /// Settings with a revision of their own: that of the content before would let a source record
  /// pass for one that these settings made, and so would one made of the content.
  public StoredSettings newSettings(String content) {
    return new StoredSettings(revisions.get(), content);
  }

  /// What topic definitions say together, by a consistent read.
  public Taxonomy taxonomy() {
    return TaxonomyRow.read(table);
  }

  /// What puts settings into force. To be committed together with the replacement of the settings
  /// file's key, whose source record protects it.
  public Change enforcement(StoredSettings settings) {
    // Not the whole row: the revision of the taxonomy stays as it is.
    return new Change.Assign(
        Keys.SETTINGS,
        Map.of(
            Attributes.REVISION,
            new Value.Text(settings.revision()),
            Attributes.CONTENT,
            new Value.Text(settings.content()),
            Attributes.CHANGED_AT,
            new Value.Text(now())));
  }

  /// What asks for a comparison of bucket and index from the beginning, whichever is under way.
  public List<Change> sweepRequest() {
    return List.of(TaxonomyRow.sweepRequest(revisions.get()));
  }

  /// Sends such changes.
  public Commit commit(List<Change> changes) {
    return table.write(changes);
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
