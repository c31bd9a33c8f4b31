/** local. */
@NullMarked
package topicwire.local;

import org.jspecify.annotations.NullMarked;
