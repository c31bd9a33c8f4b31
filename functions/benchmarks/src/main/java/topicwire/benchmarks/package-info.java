/**
 * How fast and how cheap it is, each figure a ratio against a baseline measured in the same run:
 * {@code ./mvnw -Pbench}, or one of {@code -Dbench=cold}, {@code parse}, {@code query}, {@code
 * cost}, {@code ingest}, {@code load}. Never part of the build's checks: machines are noisy.
 */
@NullMarked
package topicwire.benchmarks;

import org.jspecify.annotations.NullMarked;
