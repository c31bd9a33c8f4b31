/// Opens the query function to the benchmarks.
@NullMarked
package topicwire.query;

import org.jspecify.annotations.NullMarked;
