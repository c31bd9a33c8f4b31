/// Files of all that is public, on real parts.
@NullMarked
package topicwire.local.snapshot;

import org.jspecify.annotations.NullMarked;
