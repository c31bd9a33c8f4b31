package topicwire.index.read;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.write.Replacement;

/// All object keys that the index knows, in the order of their UTF-8 bytes, which is that of a
/// bucket's listing. Eventually consistent. Thread-safe.
public final class Sources {
  private static final int KEYS_A_REQUEST = 1_000;

  /// Keys in order.
  ///
  /// @param more whether others may follow
  public record Page(List<IndexedKey> keys, boolean more) {
    public Page {
      keys = List.copyOf(keys);
    }
  }

  private final Table table;

  public Sources(Table table) {
    this.table = table;
  }

  /// The next up to a thousand keys.
  ///
  /// @param prefix only keys that begin with it; empty for all
  /// @param after the last key of the page before; null to begin
  public Page page(String prefix, @Nullable String after) {
    var walk = RowQuery.of(Keys.SOURCES_PARTITION, RowQuery.Order.SOURCES, KEYS_A_REQUEST);
    if (!prefix.isEmpty()) {
      walk = walk.between(prefix, prefix + Character.toString(Character.MAX_CODE_POINT));
    }
    if (after != null) {
      walk = walk.after(new RowQuery.Position(Keys.sourceRecord(after), after));
    }
    var page = table.walk(walk);
    return new Page(page.rows().stream().map(Sources::known).toList(), page.next() != null);
  }

  private static IndexedKey known(Row row) {
    var size = row.number(Attributes.SIZE);
    return new IndexedKey(
        requireNonNull(row.text(Attributes.KEY), "the sort key of the index"),
        state(row.text(Attributes.STATE)),
        row.text(Attributes.ETAG),
        size == null ? 0 : size,
        requireNonNullElse(row.text(Attributes.PARSER), ""),
        requireNonNullElse(row.text(Attributes.CHANGED_AT), ""));
  }

  private static @Nullable ContentState state(@Nullable String word) {
    for (var state : ContentState.values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    return null;
  }

  /// Removes the tombstone of a key, if it still is one and is old enough: no handler that read the
  /// source record before the object was deleted, and no request of one, can be under way any more.
  ///
  /// @param before tombstones that stand since then stay
  /// @return whether it was removed
  public boolean forget(String key, Instant before) {
    var row = table.get(Keys.sourceRecord(key), true);
    var sourceRecord = row == null ? null : SourceRecordCodec.sound(row);
    return sourceRecord != null
        && sourceRecord.state() == ContentState.DELETED
        && Instant.parse(sourceRecord.changedAt()).isBefore(before)
        && table.write(
                List.of(
                    new Change.Delete(Keys.sourceRecord(key), Replacement.condition(sourceRecord))))
            == Commit.DONE;
  }
}
