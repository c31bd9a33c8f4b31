package topicwire.index.read.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.table.RowPage;

/// What time will change in the index.
///
/// @param scheduled articles that are to appear
/// @param expiring published articles that are to expire
/// @param overdue those of either that should have been looked at already
/// @param next the UTC second at which the next change is due; null when nothing is
/// @param more whether there are more articles than were counted
public record Due(int scheduled, int expiring, int overdue, @Nullable String next, boolean more) {

  /// Of the rows of the partition, in order.
  public static Due of(RowPage page, Instant now) {
    var scheduled = 0;
    var overdue = 0;
    @Nullable String next = null;
    for (var row : page.rows()) {
      var sort = row.key().sk();
      var second = sort.substring(0, sort.indexOf('#'));
      scheduled += Times.of(row).state() == ContentState.SCHEDULED ? 1 : 0;
      if (Instant.parse(second).isAfter(now)) {
        next = next == null ? second : next;
      } else {
        overdue++;
      }
    }
    return new Due(scheduled, page.rows().size() - scheduled, overdue, next, page.next() != null);
  }
}
