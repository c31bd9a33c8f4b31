/// The layout of the table, row by row.
@NullMarked
package topicwire.index.layout;

import org.jspecify.annotations.NullMarked;
