/// The change log, entry by entry and page by page.
@NullMarked
package topicwire.index.log;

import org.jspecify.annotations.NullMarked;
