@NullMarked
package topicwire.query.topic;

import org.jspecify.annotations.NullMarked;
