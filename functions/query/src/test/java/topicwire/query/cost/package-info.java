@NullMarked
package topicwire.query.cost;

import org.jspecify.annotations.NullMarked;
