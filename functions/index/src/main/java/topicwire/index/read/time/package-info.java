/// What time changes in the index: articles that appear and expire.
@NullMarked
package topicwire.index.read.time;

import org.jspecify.annotations.NullMarked;
