@NullMarked
package topicwire.query.taxonomy;

import org.jspecify.annotations.NullMarked;
