package topicwire.index.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// Where a log ends, and from where on it is whole.
///
/// @param position of the last row; 0 in an empty log
/// @param floor up to here rows may be missing: markers and withdrawals that were deleted
/// @param cleared up to here they have been deleted
/// @param epoch random; another one means another log, whose positions mean something else. Empty
///   where there is none yet
/// @param found the row that says so; null where there is none
public record LogHead(
    int shard, long position, long floor, long cleared, String epoch, @Nullable Row found) {

  /// Of the row of a shard. A row that no program wrote is that of an empty log.
  public static LogHead of(int shard, @Nullable Row row) {
    if (row != null) {
      var position = row.number(Attributes.POSITION);
      var floor = row.number(Attributes.FLOOR);
      var cleared = row.number(Attributes.CLEARED);
      var epoch = row.text(Attributes.EPOCH);
      if (position != null
          && floor != null
          && cleared != null
          && epoch != null
          && !epoch.isEmpty()
          && 0 <= cleared
          && cleared <= floor
          && floor <= position
          && position <= Keys.MAX_POSITION
          && row.attributes().size() == 4) {
        return new LogHead(shard, position, floor, cleared, epoch, row);
      }
    }
    return new LogHead(shard, 0, 0, 0, "", row);
  }

  /// Whether there is a log, and its row is whole.
  public boolean isSound() {
    return !epoch.isEmpty();
  }

  /// One further.
  ///
  /// @param random the epoch of a log that begins
  LogHead next(String random) {
    return new LogHead(shard, position + 1, floor, cleared, isSound() ? epoch : random, found);
  }

  /// With a higher floor.
  LogHead raised(long floor, long cleared) {
    return new LogHead(shard, position, floor, cleared, epoch, found);
  }

  /// Another log that begins behind a position; whatever stands up to it need not be whole.
  public LogHead renewed(long position, String random) {
    return new LogHead(shard, position, position, 0, random, found);
  }

  /// What makes the table say this, if it still says what was read.
  public Change change() {
    return new Change.Put(row(), condition());
  }

  private Row row() {
    var attributes = new HashMap<String, Value>();
    attributes.put(Attributes.POSITION, new Value.Whole(position));
    attributes.put(Attributes.FLOOR, new Value.Whole(floor));
    attributes.put(Attributes.CLEARED, new Value.Whole(cleared));
    attributes.put(Attributes.EPOCH, new Value.Text(epoch));
    return new Row(Keys.logHead(shard), Map.copyOf(attributes));
  }

  private Condition condition() {
    if (found == null) {
      return Condition.ABSENT;
    }
    return found.attributes().isEmpty()
        ? new Condition.Lacks(Attributes.POSITION)
        : new Condition.Equal(found.attributes());
  }
}
