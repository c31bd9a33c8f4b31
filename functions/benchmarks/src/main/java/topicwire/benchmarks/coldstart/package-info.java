/// Functions in processes of their own, from start to first answer.
@NullMarked
package topicwire.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
