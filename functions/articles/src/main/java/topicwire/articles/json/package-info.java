/// Fields to the JSON that is served.
@NullMarked
package topicwire.articles.json;

import org.jspecify.annotations.NullMarked;
