/// Finds and repairs what reconciling keys cannot: orphan rows, missing rows, wrong counts.
@NullMarked
package topicwire.index.audit;

import org.jspecify.annotations.NullMarked;
