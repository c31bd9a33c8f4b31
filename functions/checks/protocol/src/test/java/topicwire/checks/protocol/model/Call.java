package topicwire.checks.protocol.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;

/// A request that a handler is about to send.
public sealed interface Call {

  /// A read of a row.
  record Read(RowKey key, boolean consistent) implements Call {}

  /// A query of a partition.
  record Walk(RowQuery query) implements Call {}

  /// A look at the clock.
  record Now() implements Call {}

  /// A look at an object.
  record Look(String key, @Nullable String unlessEtag) implements Call {}

  /// A conditional write.
  record Write(List<Change> changes) implements Call {
    @Override
    public String toString() {
      return changes.stream()
          .map(change -> change.getClass().getSimpleName() + " " + change.key().pk())
          .collect(Collectors.joining(", ", "write[", "]"));
    }
  }
}
