/// Tables that other releases have written.
@NullMarked
package topicwire.reindex.upgrade;

import org.jspecify.annotations.NullMarked;
