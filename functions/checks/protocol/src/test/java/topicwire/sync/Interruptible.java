package topicwire.sync;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.testing.table.InMemoryTable;

/// A table to whose next writes something happens, in order; the writes after those succeed.
final class Interruptible implements Table {
  /// What happens to one write.
  enum Event {
    NONE,
    /// Cancelled for a conflict with another transaction.
    BUSY,
    /// Made, but the answer is lost.
    MADE_UNKNOWN,
    /// Not made, and there is no answer.
    LOST_UNKNOWN,
    /// Somebody else writes first.
    OVERTAKEN
  }

  final InMemoryTable rows = new InMemoryTable();

  /// The writes that were asked for.
  final List<List<Change>> writes = new ArrayList<>();

  private final Deque<Event> events = new ArrayDeque<>();
  private Runnable other = () -> {};

  /// What happens to the next writes.
  void next(Event... next) {
    events.addAll(List.of(next));
  }

  /// What somebody else does just before a write that is overtaken.
  void other(Runnable other) {
    this.other = other;
  }

  @Override
  public Commit write(List<Change> changes) {
    writes.add(List.copyOf(changes));
    return switch (requireNonNullElse(events.poll(), Event.NONE)) {
      case NONE -> rows.write(changes);
      case BUSY -> Commit.BUSY;
      case MADE_UNKNOWN -> {
        rows.write(changes);
        throw new TableException("no answer");
      }
      case LOST_UNKNOWN -> throw new TableException("no answer");
      case OVERTAKEN -> {
        other.run();
        yield rows.write(changes);
      }
    };
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    return rows.get(key, consistent);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    return rows.getAll(keys);
  }

  @Override
  public RowPage walk(RowQuery walk) {
    return rows.walk(walk);
  }
}
