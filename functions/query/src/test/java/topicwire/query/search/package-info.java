/// Lists by words, authors, change and decayed heat.
@NullMarked
package topicwire.query.search;

import org.jspecify.annotations.NullMarked;
