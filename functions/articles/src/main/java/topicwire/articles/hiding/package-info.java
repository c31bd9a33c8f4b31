/// What an author writes to hide an article, and where a mark was meant but is not understood.
@NullMarked
package topicwire.articles.hiding;

import org.jspecify.annotations.NullMarked;
