@NullMarked
package topicwire.checks.protocol.random;

import org.jspecify.annotations.NullMarked;
