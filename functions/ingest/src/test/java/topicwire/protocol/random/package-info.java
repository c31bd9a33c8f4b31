@NullMarked
package topicwire.protocol.random;

import org.jspecify.annotations.NullMarked;
