@NullMarked
package topicwire.query.list;

import org.jspecify.annotations.NullMarked;
