/** articles. */
@NullMarked
package topicwire.articles;

import org.jspecify.annotations.NullMarked;
