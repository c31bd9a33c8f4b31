/// Articles as answers: lists as JSON, with the fields, bodies and numbers that a caller asks for,
/// and several articles by their keys.
@NullMarked
package topicwire.query.answer;

import org.jspecify.annotations.NullMarked;
