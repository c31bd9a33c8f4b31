package topicwire.reindex.events;

import org.jspecify.annotations.Nullable;
import topicwire.index.table.Row;

/// A record of the table's stream.
///
/// @param sequenceNumber by which Lambda is told from where to go on
/// @param row as it was written; null for a deletion, and where the record has no row
record StreamRecord(String sequenceNumber, @Nullable Row row) {}
