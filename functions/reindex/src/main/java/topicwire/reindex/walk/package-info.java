/// Compares bucket and index: a merge join of two ordered listings under a lease, then the audit.
@NullMarked
package topicwire.reindex.walk;

import org.jspecify.annotations.NullMarked;
