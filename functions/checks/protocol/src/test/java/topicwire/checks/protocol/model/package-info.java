@NullMarked
package topicwire.checks.protocol.model;

import org.jspecify.annotations.NullMarked;
