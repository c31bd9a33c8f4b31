/// The layout of the table: keys, attribute names, and how articles and source records become rows
/// and back. `.github/docs/table.md` describes it.
@NullMarked
package topicwire.index.layout;

import org.jspecify.annotations.NullMarked;
