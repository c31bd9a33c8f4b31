@NullMarked
package topicwire.local.frozen;

import org.jspecify.annotations.NullMarked;
