/// Other names of topics, and which topics lie below others, as requests need them.
@NullMarked
package topicwire.query.taxonomy;

import org.jspecify.annotations.NullMarked;
