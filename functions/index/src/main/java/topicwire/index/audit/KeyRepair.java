package topicwire.index.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.StoredSettings;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.layout.LogPlace;
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
import topicwire.index.taxonomy.TaxonomyRow;

/// Looks closely at one key whose rows do not seem to be those of its source record. When that is
/// so, takes the ETag from the source record, so that the object will be read again and every row
/// written, and deletes the rows that are too many, in one transaction conditioned on the source
/// record.
///
/// No handler is misled: one that had read the source record before fails its condition and starts
/// again.
final class KeyRepair {
  /// A transaction's 100 actions without the source record's own, some rows of the change log, and
  /// those that make all keys be looked at again.
  private static final int STRAYS_AT_ONCE = 88;

  private static final int ATTEMPTS = 8;

  private final Table table;
  private final Clock clock;
  private final Supplier<String> revisions;

  KeyRepair(Table table, Clock clock, Supplier<String> revisions) {
    this.table = table;
    this.clock = clock;
    this.revisions = revisions;
  }

  /// What was wrong with a key.
  record Found(int orphanRows, int missing, boolean damaged) {
    boolean any() {
      return orphanRows > 0 || missing > 0 || damaged;
    }
  }

  /// The rows that a source record accounts for; none without a source record.
  static Set<RowKey> rows(@Nullable SourceRecord sourceRecord) {
    return sourceRecord == null
        ? Set.of()
        : RowCodec.keys(sourceRecord.key(), sourceRecord.manifest());
  }

  /// How many of the rows that a source record accounts for are not there as they were written;
  /// when only their contents or the source record's size are not, that counts as one.
  ///
  /// @param rows those of them that are there
  static int missing(@Nullable SourceRecord sourceRecord, Map<RowKey, Row> rows) {
    if (sourceRecord == null) {
      return 0;
    }
    var own = new ArrayList<Row>();
    var missing = 0;
    for (var key : rows(sourceRecord)) {
      var row = rows.get(key);
      if (row == null) {
        missing++;
      } else {
        own.add(row);
      }
    }
    return missing == 0 && !RowDigest.of(sourceRecord.size(), own).equals(sourceRecord.digest())
        ? 1
        : missing;
  }

  /// Settles one key.
  ///
  /// @param suspects rows that were seen and that the source record may not account for
  /// @param logged rows of the change log that were seen and name the key
  /// @return null when it kept changing
  @Nullable Found settle(String key, Set<RowKey> suspects, Set<RowKey> logged) {
    var settled = 0;
    var attempts = ATTEMPTS + suspects.size() / STRAYS_AT_ONCE;
    for (var attempt = 0; attempt < attempts; attempt++) {
      var row = table.get(Keys.sourceRecord(key), true);
      var sourceRecord = row == null ? null : SourceRecordCodec.sound(row);
      var accounted = rows(sourceRecord);
      var orphanRows =
          suspects.stream()
              .filter(suspect -> !accounted.contains(suspect) && table.get(suspect, true) != null)
              .limit(STRAYS_AT_ONCE)
              .toList();
      var rows = read(accounted);
      var log = LoggedKey.of(key, sourceRecord, readLog(key, sourceRecord, logged), rows);
      var missing = missing(sourceRecord, rows) + (log.isMissing() ? 1 : 0);
      var found =
          new Found(
              settled + orphanRows.size() + log.orphanRows(),
              missing,
              row != null && sourceRecord == null);
      if (!found.any()) {
        return found;
      }
      var changes = new ArrayList<Change>();
      changes.add(
          new Change.Put(
              SourceRecordCodec.toRow(distrusted(key, sourceRecord, log.place())), condition(row)));
      changes.addAll(log.retired(clock.instant().getEpochSecond()));
      orphanRows.forEach(stray -> changes.add(new Change.Delete(stray, Condition.NONE)));
      if (orphanRows.stream().anyMatch(KeyRepair::isDefinition)) {
        changes.addAll(TaxonomyRow.changed(revisions));
      }
      if (table.write(changes) == Commit.DONE) {
        if (orphanRows.size() < STRAYS_AT_ONCE) {
          return found;
        }
        settled += orphanRows.size();
      }
    }
    return null;
  }

  /// Gives the taxonomy a revision, where definitions have none: what was read without one has to
  /// be read again.
  void requireTaxonomyRevision() {
    if (StoredSettings.read(table).taxonomy().isEmpty()) {
      table.write(TaxonomyRow.changed(revisions));
    }
  }

  /// Whether articles may have been read under it.
  private static boolean isDefinition(RowKey row) {
    return row.pk().equals(Keys.DEFINITIONS_PARTITION);
  }

  private Map<RowKey, Row> read(Set<RowKey> keys) {
    var rows = new HashMap<RowKey, Row>();
    for (var key : keys) {
      var row = table.get(key, true);
      if (row != null) {
        rows.put(key, row);
      }
    }
    return rows;
  }

  private Map<RowKey, Row> readLog(
      String key, @Nullable SourceRecord sourceRecord, Set<RowKey> logged) {
    var keys = new HashSet<>(logged);
    var named = LoggedKey.named(key, sourceRecord);
    if (named != null) {
      keys.add(named);
    }
    return read(keys);
  }

  private SourceRecord distrusted(
      String key, @Nullable SourceRecord sourceRecord, @Nullable LogPlace place) {
    return sourceRecord == null
        ? new SourceRecord(
            key,
            revisions.get(),
            null,
            0,
            "",
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            null,
            RowManifest.NOTHING,
            null,
            RowDigest.of(0, List.of()),
            place)
        : sourceRecord.distrusted(revisions.get(), place);
  }

  /// That the row is still the one that was read: every write of a source record changes its
  /// revision.
  private static Condition condition(@Nullable Row row) {
    if (row == null) {
      return Condition.ABSENT;
    }
    var revision = row.attributes().get(Attributes.REVISION);
    return revision == null
        ? new Condition.Lacks(Attributes.REVISION)
        : Condition.equal(Attributes.REVISION, revision);
  }
}
