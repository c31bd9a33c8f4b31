/// The table in memory with DynamoDB's semantics and limits, for tests and measurements. No part of
/// the functions' jars.
@NullMarked
package topicwire.index.table.memory;

import org.jspecify.annotations.NullMarked;
