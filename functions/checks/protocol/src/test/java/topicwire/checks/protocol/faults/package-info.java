@NullMarked
package topicwire.checks.protocol.faults;

import org.jspecify.annotations.NullMarked;
