/// Files of all that is public, on real parts.
@NullMarked
package topicwire.checks.snapshot;

import org.jspecify.annotations.NullMarked;
