/// The promise that the index ends up equal to the bucket, explored.
///
/// `Explorer` searches every state that `ModelState` can reach: bucket operations, events,
/// handlers, crashes, requests that land late. The handlers are the real `IngestFunction`: a `Run`
/// starts it anew with the answers that it was given so far and stops it at its next request, so
/// that a state is a value and threads play no part. `Reference` says what the table must hold in
/// the end, `Variant` is the protocol or one that is known to be wrong.
@NullMarked
package topicwire.checks.protocol;

import org.jspecify.annotations.NullMarked;
