/** What is owed to HTTP, whatever is asked. */
@NullMarked
package topicwire.query.http;

import org.jspecify.annotations.NullMarked;
