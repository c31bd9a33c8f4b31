/// Lists of articles: which partitions are read, filtered, merged and cut into pages.
@NullMarked
package topicwire.query.list;

import org.jspecify.annotations.NullMarked;
