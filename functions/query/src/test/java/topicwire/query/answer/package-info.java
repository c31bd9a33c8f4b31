@NullMarked
package topicwire.query.answer;

import org.jspecify.annotations.NullMarked;
