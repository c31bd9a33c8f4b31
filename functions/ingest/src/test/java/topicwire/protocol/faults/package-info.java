@NullMarked
package topicwire.protocol.faults;

import org.jspecify.annotations.NullMarked;
