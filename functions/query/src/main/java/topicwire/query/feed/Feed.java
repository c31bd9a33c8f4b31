package topicwire.query.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a feed. All addresses are absolute.
 *
 * @param id the same for every page and every format, and on every host
 * @param title not empty, plain text
 * @param description what is in it, plain text
 * @param author who answers for articles that name nobody
 * @param home what a person opens
 * @param self where this page is read
 * @param first the first page, null on the first page itself
 * @param next the following page, null on the last one
 */
public record Feed(
    String id,
    String title,
    String description,
    String author,
    String home,
    String self,
    @Nullable String first,
    @Nullable String next,
    List<FeedItem> items) {
  public Feed {
    items = List.copyOf(items);
  }

  /**
   * When the page changed last, as its articles say: never a clock, so that the same articles give
   * the same bytes and the same entity tag.
   */
  public Instant updated() {
    return items.stream()
        .map(FeedItem::updatedOrEpoch)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
