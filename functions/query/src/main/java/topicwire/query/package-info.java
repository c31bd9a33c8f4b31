/**
 * From an HTTP request to an answer out of the index.
 *
 * <p>{@link topicwire.query.QueryFunction} ← API Gateway: {@code http} reads the request, {@code
 * Routes} finds who answers it, {@code Lists}, {@code Topics}, {@code Articles} and {@code Health}
 * answer from the {@link topicwire.index.read.IndexReader}, {@code Feeds} and {@code feed} put
 * lists into the formats of feed readers, {@code http} fits the reply to the request. What may be
 * read at all is decided in one place, {@code Audience}, and behind it by the function's role.
 */
@NullMarked
package topicwire.query;

import org.jspecify.annotations.NullMarked;
