/// What has changed since a follower asked last.
@NullMarked
package topicwire.query.changes;

import org.jspecify.annotations.NullMarked;
