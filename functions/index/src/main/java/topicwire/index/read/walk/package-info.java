/// How readers walk the table, within the budget of a request.
@NullMarked
package topicwire.index.read.walk;

import org.jspecify.annotations.NullMarked;
