@NullMarked
package topicwire.articles.spec;

import org.jspecify.annotations.NullMarked;
