@NullMarked
package topicwire.query.site;

import org.jspecify.annotations.NullMarked;
