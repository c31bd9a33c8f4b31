/// The writer of the index over the fake of the table, and wrong variants of it, which need its
/// insides to be wrong in one place only.
@NullMarked
package topicwire.index;

import org.jspecify.annotations.NullMarked;
