/// The system as a process that is killed and started again.
@NullMarked
package topicwire.local.restart;

import org.jspecify.annotations.NullMarked;
