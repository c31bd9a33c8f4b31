/// What was stored and answered before the code was moved, byte for byte.
@NullMarked
package topicwire.checks.frozen;

import org.jspecify.annotations.NullMarked;
