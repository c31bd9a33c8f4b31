/// The reindex over a bucket, a table and a queue in memory.
@NullMarked
package topicwire.reindex;

import org.jspecify.annotations.NullMarked;
