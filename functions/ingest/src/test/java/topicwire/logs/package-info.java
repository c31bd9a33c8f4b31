/// What the functions that write the index leave in their logs when something fails.
@NullMarked
package topicwire.logs;

import org.jspecify.annotations.NullMarked;
