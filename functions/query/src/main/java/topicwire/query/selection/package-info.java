/// What a caller wants to have of each article: the parameters `fields` and `include`.
@NullMarked
package topicwire.query.selection;

import org.jspecify.annotations.NullMarked;
