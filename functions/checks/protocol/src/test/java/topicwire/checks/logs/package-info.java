/// What the functions that write the index leave in their logs when something fails.
@NullMarked
package topicwire.checks.logs;

import org.jspecify.annotations.NullMarked;
