/// Keys to look at again: the queue that takes them and the format of its messages.
@NullMarked
package topicwire.sync.keys;

import org.jspecify.annotations.NullMarked;
