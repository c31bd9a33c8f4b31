package topicwire.checks.protocol.sweep;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/// A comparison of bucket and index under way.
///
/// @param request the request for a sweep that it answers; empty for none
/// @param settings the row of settings that was read; null before, and where there is none
/// @param bucket what the bucket listed; null before
/// @param table what the index listed; null before
public record Sweep(
    String request,
    boolean begun,
    @Nullable Row settings,
    @Nullable Map<String, String> bucket,
    @Nullable Map<RowKey, Row> table) {

  /// A sweep that nobody asked for, and that has listed the bucket.
  Sweep(Map<String, String> bucket, @Nullable Map<RowKey, Row> table) {
    this("", true, null, bucket, table);
  }
}
