/// Texts to dates: the forms that generators and authors write, and where an article has its own.
@NullMarked
package topicwire.articles.dates;

import org.jspecify.annotations.NullMarked;
