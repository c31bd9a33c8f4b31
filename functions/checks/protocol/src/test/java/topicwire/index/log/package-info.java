/// The change log over the fake of the table.
@NullMarked
package topicwire.index.log;

import org.jspecify.annotations.NullMarked;
