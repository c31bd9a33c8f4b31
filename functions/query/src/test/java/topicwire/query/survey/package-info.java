@NullMarked
package topicwire.query.survey;

import org.jspecify.annotations.NullMarked;
