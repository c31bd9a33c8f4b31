/// Topics as they are read.
@NullMarked
package topicwire.index.read.topic;

import org.jspecify.annotations.NullMarked;
