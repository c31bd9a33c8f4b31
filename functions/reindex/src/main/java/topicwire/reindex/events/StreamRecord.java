package topicwire.reindex.events;

import org.jspecify.annotations.Nullable;
import topicwire.index.table.Row;

/// A record of the table's stream.
///
/// @param sequenceNumber with which the function answers from where the stream is to come again
/// @param row as it was written; null for a deletion, and where the record has no row
record StreamRecord(String sequenceNumber, @Nullable Row row) {}
