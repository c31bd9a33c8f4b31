/// The queue of keys on Amazon SQS.
@NullMarked
package topicwire.sync.sqs;

import org.jspecify.annotations.NullMarked;
