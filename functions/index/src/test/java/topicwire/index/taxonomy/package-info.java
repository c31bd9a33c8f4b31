@NullMarked
package topicwire.index.taxonomy;

import org.jspecify.annotations.NullMarked;
