/// Lines of a function's log that CloudWatch makes metrics of.
@NullMarked
package topicwire.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
