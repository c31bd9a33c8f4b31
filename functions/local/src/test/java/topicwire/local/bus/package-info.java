/// What is sent to EventBridge, on the parts of one machine.
@NullMarked
package topicwire.local.bus;

import org.jspecify.annotations.NullMarked;
