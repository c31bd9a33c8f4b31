package topicwire.reindex;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.time.DueKeys;
import topicwire.index.table.RowQuery;
import topicwire.sync.keys.KeyQueue;

/// Has every key looked at that time has changed: articles that are to appear or to expire. A lost
/// call does no harm, the next one finds the same keys; nor does a repeated one. Needs no lease.
final class DueTick {
  private final DueKeys due;
  private final KeyQueue queue;
  private final InstantSource clock;

  /// @param queue that of uploads: a reindex under way must not hold an article back
  DueTick(DueKeys due, KeyQueue queue, InstantSource clock) {
    this.due = due;
    this.queue = queue;
    this.clock = clock;
  }

  /// Sends the keys that are due now, all of them.
  ///
  /// @return how many there were
  int run() {
    var now = clock.instant();
    var sent = 0;
    RowQuery.@Nullable Position after = null;
    do {
      var page = due.page(now, after);
      if (!page.keys().isEmpty()) {
        queue.send(page.keys());
        sent += page.keys().size();
      }
      after = page.next();
    } while (after != null);
    return sent;
  }
}
