/// All topics, and one topic with its related topics.
@NullMarked
package topicwire.query.topic;

import org.jspecify.annotations.NullMarked;
