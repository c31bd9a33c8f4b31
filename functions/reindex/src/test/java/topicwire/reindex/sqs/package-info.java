/// What the queue makes of SQS's answers.
@NullMarked
package topicwire.reindex.sqs;

import org.jspecify.annotations.NullMarked;
