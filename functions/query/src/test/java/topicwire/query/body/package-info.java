@NullMarked
package topicwire.query.body;

import org.jspecify.annotations.NullMarked;
