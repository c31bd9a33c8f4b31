/// What a process that was killed leaves behind, and how the next start makes up for it:
/// [topicwire.local.restart.Leftovers] of uploads, and the [topicwire.local.restart.ReindexLease].
/// Only for who holds the data folder alone.
@NullMarked
package topicwire.local.restart;

import org.jspecify.annotations.NullMarked;
