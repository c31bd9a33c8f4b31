@NullMarked
package topicwire.query.page;

import org.jspecify.annotations.NullMarked;
