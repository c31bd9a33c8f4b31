/// The table on Amazon DynamoDB: the only package of this module that imports the SDK.
@NullMarked
package topicwire.index.table.dynamodb;

import org.jspecify.annotations.NullMarked;
