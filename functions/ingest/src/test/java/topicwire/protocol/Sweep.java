package topicwire.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/**
 * A comparison of bucket and index that has listed the bucket, and perhaps the index.
 *
 * @param bucket the listing
 * @param table what the index listed; null before
 */
record Sweep(Map<String, String> bucket, @Nullable Map<RowKey, Row> table) {}
