/// Bucket and queue in memory, for tests and measurements: the answers of S3 and SQS, no network.
@NullMarked
package topicwire.testing;

import org.jspecify.annotations.NullMarked;
