/// Waiting between attempts.
@NullMarked
package topicwire.runtime;

import org.jspecify.annotations.NullMarked;
