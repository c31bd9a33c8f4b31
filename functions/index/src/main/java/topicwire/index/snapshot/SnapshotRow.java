package topicwire.index.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;

/// The row that names the last snapshot, or the last segment, which is one in another form.
public final class SnapshotRow {
  private SnapshotRow() {}

  /// The last snapshot; null when there is none.
  public static @Nullable Snapshot read(Table table) {
    return read(table, Keys.SNAPSHOT);
  }

  /// The last one of a kind.
  ///
  /// @param key [Keys#SNAPSHOT] or [Keys#SEARCH]
  public static @Nullable Snapshot read(Table table, RowKey key) {
    var row = table.get(key, false);
    return row == null ? null : of(row);
  }

  /// Null when no program wrote it so.
  private static @Nullable Snapshot of(Row row) {
    var bucket = row.text(Attributes.BUCKET);
    var object = row.text(Attributes.OBJECT);
    var takenAt = row.text(Attributes.TAKEN_AT);
    var articles = row.number(Attributes.ARTICLES);
    var bytes = row.number(Attributes.BYTES);
    var sha256 = row.text(Attributes.SHA_256);
    var nextSince = row.text(Attributes.NEXT_SINCE);
    if (bucket == null
        || object == null
        || takenAt == null
        || articles == null
        || bytes == null
        || sha256 == null
        || nextSince == null) {
      return null;
    }
    try {
      return new Snapshot(
          bucket, object, Instant.parse(takenAt), articles, bytes, sha256, nextSince);
    } catch (DateTimeException damaged) {
      return null;
    }
  }

  /// Makes it the last one.
  ///
  /// @throws TableException when it is not known whether it was noted
  public static void write(Table table, Snapshot snapshot) {
    write(table, Keys.SNAPSHOT, snapshot);
  }

  /// The same of a kind.
  ///
  /// @param key [Keys#SNAPSHOT] or [Keys#SEARCH]
  public static void write(Table table, RowKey key, Snapshot snapshot) {
    var row =
        new Row(
            key,
            Map.of(
                Attributes.BUCKET, new Value.Text(snapshot.bucket()),
                Attributes.OBJECT, new Value.Text(snapshot.object()),
                Attributes.TAKEN_AT, new Value.Text(snapshot.takenAt().toString()),
                Attributes.ARTICLES, new Value.Whole(snapshot.articles()),
                Attributes.BYTES, new Value.Whole(snapshot.bytes()),
                Attributes.SHA_256, new Value.Text(snapshot.sha256()),
                Attributes.NEXT_SINCE, new Value.Text(snapshot.nextSince())));
    if (table.write(List.of(new Change.Put(row, Condition.NONE))) != Commit.DONE) {
      throw new TableException("PutItem of " + key + ": the database is too busy");
    }
  }
}
