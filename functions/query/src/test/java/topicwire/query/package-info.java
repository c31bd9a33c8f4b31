/// What the query functions answer, asked as API Gateway asks them, over a table in memory.
@NullMarked
package topicwire.query;

import org.jspecify.annotations.NullMarked;
