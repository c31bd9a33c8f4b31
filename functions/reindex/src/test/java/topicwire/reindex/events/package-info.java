/// What others are sent of a change.
@NullMarked
package topicwire.reindex.events;

import org.jspecify.annotations.NullMarked;
