/// The comparison of bucket and index as the schedules make it.
@NullMarked
package topicwire.protocol.sweep;

import org.jspecify.annotations.NullMarked;
