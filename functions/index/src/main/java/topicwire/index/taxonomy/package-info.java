/// What topic definitions say of topics together: other names, merges, and what lies below what.
@NullMarked
package topicwire.index.taxonomy;

import org.jspecify.annotations.NullMarked;
