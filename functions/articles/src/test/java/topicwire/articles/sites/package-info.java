@NullMarked
package topicwire.articles.sites;

import org.jspecify.annotations.NullMarked;
