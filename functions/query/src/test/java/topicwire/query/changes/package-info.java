@NullMarked
package topicwire.query.changes;

import org.jspecify.annotations.NullMarked;
