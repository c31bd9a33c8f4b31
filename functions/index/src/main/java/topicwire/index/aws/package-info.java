/** The table on Amazon DynamoDB: the only package of this module that knows the SDK. */
@NullMarked
package topicwire.index.aws;

import org.jspecify.annotations.NullMarked;
