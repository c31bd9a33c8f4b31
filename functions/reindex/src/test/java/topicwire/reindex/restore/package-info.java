/// What is left when a table or a bucket is lost, and how all of it comes back.
@NullMarked
package topicwire.reindex.restore;

import org.jspecify.annotations.NullMarked;
