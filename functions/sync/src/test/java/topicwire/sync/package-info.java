/// What one reconciliation writes, how often, and when it is given up.
@NullMarked
package topicwire.sync;

import org.jspecify.annotations.NullMarked;
