/// What a reindex reads, and what that costs.
@NullMarked
package topicwire.reindex.cost;

import org.jspecify.annotations.NullMarked;
