/// Topic definitions in the schedules: what articles are found under depends on them.
@NullMarked
package topicwire.checks.protocol.taxonomy;

import org.jspecify.annotations.NullMarked;
