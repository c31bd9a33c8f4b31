@NullMarked
package topicwire.protocol.model;

import org.jspecify.annotations.NullMarked;
