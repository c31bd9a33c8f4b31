@NullMarked
package topicwire.checks.protocol.load;

import org.jspecify.annotations.NullMarked;
