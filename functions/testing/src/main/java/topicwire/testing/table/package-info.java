/// The table in memory with DynamoDB's semantics and limits, for tests and measurements.
@NullMarked
package topicwire.testing.table;

import org.jspecify.annotations.NullMarked;
