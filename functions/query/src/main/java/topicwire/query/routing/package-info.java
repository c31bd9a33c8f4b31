/// The route table: which path is answered by whom, for which audience, within which time.
@NullMarked
package topicwire.query.routing;

import org.jspecify.annotations.NullMarked;
