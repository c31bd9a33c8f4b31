package topicwire.index.write;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.ContentState;
import topicwire.index.Observation;
import topicwire.index.StoredSettings;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.RowDigest;
import topicwire.index.layout.RowManifest;
import topicwire.index.layout.SourceRecord;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.index.taxonomy.TaxonomyRow;

/// One transaction that makes the index show what was seen of a key: its source record, the rows
/// that it has and those that it had, and the counts of both.
///
/// @param before the source record read before looking; null where the key was never seen
/// @param now when it is written, to the second
/// @param revisions names that never repeat
public record Replacement(
    String key,
    @Nullable SourceRecord before,
    Observation seen,
    String now,
    Supplier<String> revisions) {

  public List<Change> changes() {
    return changes(modifiedAt(before, seen));
  }

  /// The same, with when the content was uploaded.
  ///
  /// @param modifiedAt when the content was uploaded, in seconds since the epoch; null where that
  ///   is not to be said
  public List<Change> changes(@Nullable Long modifiedAt) {
    var had = before == null ? RowManifest.NOTHING : before.manifest();
    var has = RowManifest.of(seen.interpretation());
    var stays = changedAt(has);
    var changedAt = stays == null ? now : stays;
    var rows = RowCodec.of(key, seen.interpretation(), changedAt, modifiedAt);
    var sourceRecord =
        new SourceRecord(
            key,
            revisions.get(),
            seen.etag(),
            seen.size(),
            seen.parser(),
            changedAt,
            modifiedAt,
            has,
            asOf(),
            RowDigest.of(seen.size(), rows),
            before == null ? null : before.log());
    var changes = new ArrayList<Change>();
    changes.add(new Change.Put(SourceRecordCodec.toRow(sourceRecord), condition(before)));
    if (!isUnchanged(sourceRecord)) {
      changes.addAll(ofRows(RowCodec.keys(key, had), rows));
      changes.addAll(formerRows());
    }
    changes.addAll(Counts.changes(key, had, has, sourceRecord.revision()));
    if (!Objects.equals(had.claims(), has.claims())) {
      changes.addAll(TaxonomyRow.changed(revisions));
    }
    return changes;
  }

  private List<Change> ofRows(Set<RowKey> former, List<Row> rows) {
    var kept = new HashSet<RowKey>();
    rows.forEach(row -> kept.add(row.key()));
    var changes = new ArrayList<Change>();
    for (var row : former) {
      if (!kept.contains(row)) {
        changes.add(new Change.Delete(row, Condition.NONE));
      }
    }
    var standing = isOfThisLayout() ? former : Set.<RowKey>of();
    for (var row : rows) {
      // One that is nothing but its key is there already.
      if (!row.attributes().isEmpty() || !standing.contains(row.key())) {
        changes.add(new Change.Put(row, Condition.NONE));
      }
    }
    return changes;
  }

  /// Whether the rows that the source record names are there. Without an ETag some may be missing,
  /// and another parser may have named them otherwise.
  private boolean isOfThisLayout() {
    return before != null && before.etag() != null && isOfThisParser(before);
  }

  private boolean isOfThisParser(SourceRecord record) {
    return StoredSettings.parserOf(record.parser()).equals(StoredSettings.parserOf(seen.parser()));
  }

  /// Whether the rows are there as they must be: only the version by which they were made is
  /// another, as after a change of settings that does not concern them, or what is above the
  /// article's topics, which only counts know. Their digest tells, as long as no audit has found it
  /// wrong: it takes the ETag away.
  private boolean isUnchanged(SourceRecord after) {
    return before != null
        && isOfThisLayout()
        && Objects.equals(before.etag(), after.etag())
        && before.digest().equals(after.digest())
        && isSameButAbove(before.manifest(), after.manifest());
  }

  private static boolean isSameButAbove(RowManifest one, RowManifest other) {
    return one.withAbove(List.of()).equals(other.withAbove(List.of()));
  }

  /// The row of all keys with the URL, which parsers up to version 2 wrote in place of one a key.
  /// The first key with the URL that a newer parser reads deletes it; the others follow with the
  /// same reindex. To be removed when no table can have such rows any more.
  private List<Change> formerRows() {
    if (before == null || isOfThisParser(before)) {
      return List.of();
    }
    var hash = before.manifest().urlHash();
    return before.state() != ContentState.PUBLISHED || hash == null
        ? List.of()
        : List.of(new Change.Delete(Keys.formerUrl(hash), Condition.NONE));
  }

  /// Kept once there is one: a file may lose its dates and get them back.
  private @Nullable String asOf() {
    var had = before == null ? null : before.asOf();
    var asOf = seen.asOf();
    return asOf == null || (had == null && !seen.interpretation().isTimed())
        ? had
        : asOf.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// The time that stays, because the content of the key has not changed; else null.
  private @Nullable String changedAt(RowManifest has) {
    return before != null
            && isSameButAbove(before.manifest(), has)
            && Objects.equals(before.etag(), seen.etag())
        ? before.changedAt()
        : null;
  }

  /// When the content was uploaded, of an article without a date or one that replaced other content
  /// of its key; null for the first content of a dated one, so that whoever uploads an archive does
  /// not seem to have corrected all of it. The same bytes uploaded again are no change: such an
  /// upload costs one renewal, and a site that uploads every file at every build does not move the
  /// times of all articles.
  public static @Nullable Long modifiedAt(@Nullable SourceRecord before, Observation seen) {
    var uploaded = seen.modifiedAt() == null ? null : seen.modifiedAt().getEpochSecond();
    var isDated = !RowManifest.of(seen.interpretation()).publishedAt().equals(Article.UNDATED);
    if (before == null || before.state() == ContentState.DELETED) {
      return isDated ? null : uploaded;
    }
    var isSame = seen.etag() != null && seen.etag().equals(before.etag());
    if (isSame && (before.modifiedAt() != null || isDated)) {
      return before.modifiedAt();
    }
    return uploaded;
  }

  /// Holds as long as nobody has written the key since its source record was read.
  public static Condition condition(@Nullable SourceRecord before) {
    return before == null
        ? Condition.ABSENT
        : Condition.equal(Attributes.REVISION, new Value.Text(before.revision()));
  }
}
