/// Functions as Lambda runs them: [topicwire.local.function.LocalFunction] invokes one of the
/// template's handlers, [topicwire.local.function.QueueTrigger] feeds it from a queue.
@NullMarked
package topicwire.local.function;

import org.jspecify.annotations.NullMarked;
