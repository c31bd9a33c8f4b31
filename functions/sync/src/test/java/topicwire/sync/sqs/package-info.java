/// What the queue makes of SQS's answers.
@NullMarked
package topicwire.sync.sqs;

import org.jspecify.annotations.NullMarked;
