@NullMarked
package topicwire.protocol.settings;

import org.jspecify.annotations.NullMarked;
