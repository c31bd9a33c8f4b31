@NullMarked
package topicwire.local.mirror;

import org.jspecify.annotations.NullMarked;
