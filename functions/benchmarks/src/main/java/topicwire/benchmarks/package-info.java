/// How fast and how cheap it is, each figure a ratio against a baseline measured in the same run:
/// `./mvnw -Pbench`, or one of `-Dbench=cold`, `parse`, `query`, `cost`, `ingest`, `load`. Never
/// part of the build's checks: machines are noisy.
@NullMarked
package topicwire.benchmarks;

import org.jspecify.annotations.NullMarked;
