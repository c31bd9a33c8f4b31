/// Wrong variants of the index, which need its insides to be wrong in one place only.
@NullMarked
package topicwire.index;

import org.jspecify.annotations.NullMarked;
