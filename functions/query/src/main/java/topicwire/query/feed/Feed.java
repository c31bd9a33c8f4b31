package topicwire.query.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a feed. All addresses are absolute.
///
/// @param id the same for every page and every format, and on every host
/// @param title not empty, plain text
/// @param description what is in it, plain text
/// @param author who answers for articles that name nobody
/// @param language of what is not said to be in another, a tag of BCP 47
/// @param icon of the site; empty when it has none
/// @param home the page of the same articles for people
/// @param self where this page is read
/// @param first the first page, null on the first page itself
/// @param now when the feed is asked for
/// @param next the following page, null on the last one
public record Feed(
    String id,
    String title,
    String description,
    String author,
    String language,
    String icon,
    String home,
    String self,
    @Nullable String first,
    @Nullable String next,
    Instant now,
    List<FeedItem> items) {
  public Feed {
    items = List.copyOf(items);
  }

  /// When the page changed last, as its articles say, those aside that say they will be changed
  /// later. Never a clock's time, so that the same articles give the same bytes and entity tag.
  public Instant updated() {
    return items.stream()
        .map(FeedItem::updatedOrEpoch)
        .filter(updated -> !updated.isAfter(now))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
