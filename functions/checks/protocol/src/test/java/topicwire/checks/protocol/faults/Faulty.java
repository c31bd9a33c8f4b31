package topicwire.checks.protocol.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.model.Invariants;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceBucket;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.table.InMemoryTable;

/// Bucket and table of which one request fails: the n-th that concerns a given key. Checks the
/// invariants after every write that is made.
final class Faulty implements Table, SourceBucket {
  private static final int CONFLICTS = 5;

  private final InMemoryTable table;
  private final InMemoryBucket source;
  private final String key;
  private final int at;
  private final Fault fault;
  private final List<String> violations = new ArrayList<>();
  private int calls;
  private int conflicts;
  private boolean injected;
  private @Nullable List<Change> later;

  Faulty(InMemoryTable table, InMemoryBucket source, String key, int at, Fault fault) {
    this.table = table;
    this.source = source;
    this.key = key;
    this.at = at;
    this.fault = fault;
  }

  /// Whether there was such a request, and the fault could happen to it.
  boolean injected() {
    return injected;
  }

  /// What did not hold after some write.
  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /// Makes the write that was left under way, if it was not made yet.
  synchronized void land() {
    var changes = later;
    later = null;
    if (changes != null) {
      table.write(changes);
      check();
    }
  }

  @Override
  public synchronized @Nullable Row get(RowKey row, boolean consistent) {
    if (row.pk().equals("SOURCE#" + key)
        && isDue(fault != Fault.CONFLICT && fault != Fault.CONFLICTS)) {
      fault.throwAtTable();
    }
    var found = table.get(row, consistent);
    land();
    return found;
  }

  @Override
  public synchronized FetchResult fetch(String object, @Nullable String unlessEtag) {
    if (object.equals(key) && isDue(fault != Fault.CONFLICT && fault != Fault.CONFLICTS)) {
      fault.throwAtSource();
    }
    return source.fetch(object, unlessEtag);
  }

  @Override
  public synchronized Commit write(List<Change> changes) {
    if (!changes.getFirst().key().pk().equals("SOURCE#" + key)) {
      return made(changes);
    }
    if (conflicts > 0) {
      conflicts--;
      return Commit.BUSY;
    }
    if (!isDue(true)) {
      return made(changes);
    }
    switch (fault) {
      case AFTER -> made(changes);
      case LATER -> later = changes;
      case CONFLICT -> {
        return Commit.BUSY;
      }
      case CONFLICTS -> {
        conflicts = CONFLICTS - 1;
        return Commit.BUSY;
      }
      default -> {
        // fails below
      }
    }
    fault.throwAtTable();
    throw new AssertionError("expected the fault to be thrown");
  }

  private Commit made(List<Change> changes) {
    var commit = table.write(changes);
    check();
    return commit;
  }

  private void check() {
    var broken = Invariants.violation(table.dump());
    if (broken != null) {
      // Not thrown here: the function would take it for a failed request, and redelivery hide it.
      violations.add(fault + " at " + at + ": " + broken);
    }
  }

  private boolean isDue(boolean possible) {
    var due = calls++ == at && possible;
    injected |= due;
    return due;
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    throw new UnsupportedOperationException("an ingest reads source records only");
  }

  @Override
  public RowPage walk(RowQuery walk) {
    return table.walk(walk); // the definitions; a fault of it is that of a source record's read
  }
}
