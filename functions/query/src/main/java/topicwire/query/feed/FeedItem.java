package topicwire.query.feed;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article in a feed. Texts are plain, whatever characters they hold.
///
/// @param id permanent, of [Identity]
/// @param address where it is read, a valid absolute URI
/// @param excerpt null when the article has none
/// @param content the body as HTML that is safe to show; null when it is not asked for
/// @param authors empty when the article names nobody
/// @param language a tag, null for that of the feed
/// @param published null for an article without date
/// @param updated when the article was changed, null when that is not known
/// @param image a valid absolute URI, null when the article has none
/// @param topics as the article spells them
public record FeedItem(
    String id,
    String address,
    String title,
    @Nullable String excerpt,
    @Nullable String content,
    List<String> authors,
    @Nullable String language,
    @Nullable Instant published,
    @Nullable Instant updated,
    @Nullable String image,
    List<String> topics) {
  public FeedItem {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
  }

  /// The last instant that is known of the article. Atom requires one (RFC 4287, 4.1.2): an article
  /// without any is from the epoch, so that it never seems new.
  Instant updatedOrEpoch() {
    if (updated != null && published != null) {
      return updated.isAfter(published) ? updated : published;
    }
    return requireNonNullElse(updated == null ? published : updated, Instant.EPOCH);
  }
}
