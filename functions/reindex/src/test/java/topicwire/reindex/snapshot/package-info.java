/// Tests of when a snapshot is made; what is in it, is for `checks/endtoend`.
@NullMarked
package topicwire.reindex.snapshot;

import org.jspecify.annotations.NullMarked;
