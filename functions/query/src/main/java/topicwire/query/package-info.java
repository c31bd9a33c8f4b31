/** query. */
@NullMarked
package topicwire.query;

import org.jspecify.annotations.NullMarked;
