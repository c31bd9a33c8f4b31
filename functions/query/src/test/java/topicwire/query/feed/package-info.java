/// Ids and addresses, which are the same for every format.
@NullMarked
package topicwire.query.feed;

import org.jspecify.annotations.NullMarked;
