@NullMarked
package topicwire.query.staticsite;

import org.jspecify.annotations.NullMarked;
