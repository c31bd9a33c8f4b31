/// One article by its key, and its related stories.
@NullMarked
package topicwire.query.article;

import org.jspecify.annotations.NullMarked;
