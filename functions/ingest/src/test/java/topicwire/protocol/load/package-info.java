@NullMarked
package topicwire.protocol.load;

import org.jspecify.annotations.NullMarked;
