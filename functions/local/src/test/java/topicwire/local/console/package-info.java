@NullMarked
package topicwire.local.console;

import org.jspecify.annotations.NullMarked;
