@NullMarked
package topicwire.query.routing;

import org.jspecify.annotations.NullMarked;
