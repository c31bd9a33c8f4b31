@NullMarked
package topicwire.reindex.generated;

import org.jspecify.annotations.NullMarked;
