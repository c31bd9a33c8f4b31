/// Opens the reindex to the schedules.
@NullMarked
package topicwire.reindex;

import org.jspecify.annotations.NullMarked;
