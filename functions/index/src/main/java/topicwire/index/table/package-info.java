/// The seam to the database: one table of rows, conditional writes and range queries. Implemented
/// by DynamoDB (`dynamodb`) and by a fake in memory (the module `testing`), both held to one
/// contract test.
@NullMarked
package topicwire.index.table;

import org.jspecify.annotations.NullMarked;
