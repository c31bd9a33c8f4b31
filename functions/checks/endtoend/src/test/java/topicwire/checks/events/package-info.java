/// What is sent to EventBridge, on the parts of one machine.
@NullMarked
package topicwire.checks.events;

import org.jspecify.annotations.NullMarked;
