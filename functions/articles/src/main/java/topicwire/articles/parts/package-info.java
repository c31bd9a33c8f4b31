/// Fields to the parts of an article, each by its rule.
@NullMarked
package topicwire.articles.parts;

import org.jspecify.annotations.NullMarked;
