/// Keeps a folder equal to the public articles of an API, by nothing but its changes.
@NullMarked
package topicwire.local.mirror;

import org.jspecify.annotations.NullMarked;
