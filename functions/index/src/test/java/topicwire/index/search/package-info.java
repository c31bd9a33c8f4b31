@NullMarked
package topicwire.index.search;

import org.jspecify.annotations.NullMarked;
