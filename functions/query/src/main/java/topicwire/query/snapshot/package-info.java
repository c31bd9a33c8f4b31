/// Where the file of all that is public can be read.
@NullMarked
package topicwire.query.snapshot;

import org.jspecify.annotations.NullMarked;
