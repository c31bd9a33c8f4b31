/// The comparison of bucket and index as the schedules make it.
@NullMarked
package topicwire.checks.protocol.sweep;

import org.jspecify.annotations.NullMarked;
