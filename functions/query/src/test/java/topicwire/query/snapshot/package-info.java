/// Tests of the way to the file of all that is public.
@NullMarked
package topicwire.query.snapshot;

import org.jspecify.annotations.NullMarked;
