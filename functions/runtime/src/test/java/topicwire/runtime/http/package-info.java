/// What is owed to HTTP, whatever is asked.
@NullMarked
package topicwire.runtime.http;

import org.jspecify.annotations.NullMarked;
