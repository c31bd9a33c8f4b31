/**
 * What a process that was killed leaves behind, and how the next start makes up for it: {@link
 * topicwire.local.restart.Leftovers} of uploads, and the {@link
 * topicwire.local.restart.ReindexLease}. Only for who holds the data folder alone.
 */
@NullMarked
package topicwire.local.restart;

import org.jspecify.annotations.NullMarked;
