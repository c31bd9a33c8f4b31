/// The command line: options, what happens once at the start, and what people read of it.
@NullMarked
package topicwire.local.console;

import org.jspecify.annotations.NullMarked;
