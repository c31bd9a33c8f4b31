/// Bucket listing and queue in memory, for tests.
@NullMarked
package topicwire.reindex.memory;

import org.jspecify.annotations.NullMarked;
