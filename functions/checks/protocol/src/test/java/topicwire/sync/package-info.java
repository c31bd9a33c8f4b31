/// The reconciling of one key over the fakes.
@NullMarked
package topicwire.sync;

import org.jspecify.annotations.NullMarked;
