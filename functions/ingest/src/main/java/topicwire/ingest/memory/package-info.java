/// The queue in memory, with SQS's semantics, for tests and measurements. No part of the functions'
/// jars.
@NullMarked
package topicwire.ingest.memory;

import org.jspecify.annotations.NullMarked;
