/// The merge join of bucket and index.
@NullMarked
package topicwire.reindex.walk;

import org.jspecify.annotations.NullMarked;
