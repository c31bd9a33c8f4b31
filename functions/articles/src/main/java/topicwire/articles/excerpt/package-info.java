/// Body to the first prose of it.
@NullMarked
package topicwire.articles.excerpt;

import org.jspecify.annotations.NullMarked;
