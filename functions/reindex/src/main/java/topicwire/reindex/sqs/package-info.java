/// The queue of keys on Amazon SQS.
@NullMarked
package topicwire.reindex.sqs;

import org.jspecify.annotations.NullMarked;
