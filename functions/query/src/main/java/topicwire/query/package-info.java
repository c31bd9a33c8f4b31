/// From an HTTP request to an answer out of the index.
///
/// [topicwire.query.QueryFunction] takes an event of API Gateway. `topicwire.runtime.http` reads
/// the request; `routing` finds who answers it; `list`, `topic`, `article`, `editor`, `staticsite`
/// and `page` answer from the [topicwire.index.read.IndexReader]; `feed` puts lists into the
/// formats of feed readers; `topicwire.runtime.http` writes the reply. What may be read at all is
/// decided in one place, `routing.Audience`, and behind it by the role of the function.
@NullMarked
package topicwire.query;

import org.jspecify.annotations.NullMarked;
