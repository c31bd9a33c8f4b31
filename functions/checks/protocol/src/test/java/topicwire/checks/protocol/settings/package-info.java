@NullMarked
package topicwire.checks.protocol.settings;

import org.jspecify.annotations.NullMarked;
