/// What the index needs of a table, held against DynamoDB Local and against the table in memory.
@NullMarked
package topicwire.local.contract;

import org.jspecify.annotations.NullMarked;
