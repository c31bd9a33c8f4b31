/// Topic definitions in the schedules: what articles are found under depends on them.
@NullMarked
package topicwire.protocol.taxonomy;

import org.jspecify.annotations.NullMarked;
