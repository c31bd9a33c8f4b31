/// The parts of an article.
@NullMarked
package topicwire.articles.parts;

import org.jspecify.annotations.NullMarked;
