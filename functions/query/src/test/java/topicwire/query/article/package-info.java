@NullMarked
package topicwire.query.article;

import org.jspecify.annotations.NullMarked;
