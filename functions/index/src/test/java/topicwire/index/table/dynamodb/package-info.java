/// What the table on DynamoDB makes of answers that an emulator never gives.
@NullMarked
package topicwire.index.table.dynamodb;

import org.jspecify.annotations.NullMarked;
