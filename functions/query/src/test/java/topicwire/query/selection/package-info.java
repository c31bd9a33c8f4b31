@NullMarked
package topicwire.query.selection;

import org.jspecify.annotations.NullMarked;
