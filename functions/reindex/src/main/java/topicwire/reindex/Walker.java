package topicwire.reindex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.index.Known;
import topicwire.index.Sources;
import topicwire.index.Utf8Order;

/**
 * Goes through the bucket and the index side by side, and has every key looked at under which they
 * differ. Neither listing is a snapshot, and the index's is a little late: a key may be sent that
 * is in sync, which costs a look. For one thread.
 */
final class Walker {
  /** So long after a tombstone was written, nothing that was under way then still can be. */
  static final Duration TOMBSTONES_STAND = Duration.ofDays(7);

  /** So long an event may be on its way before its object counts as missed. */
  static final Duration EVENTS_TAKE = Duration.ofMinutes(15);

  private final Sources sources;
  private final Outbox outbox;
  private final Progress progress;
  private final String articles;
  private final Instant now;
  private final Feed<Listing.Item> bucket;
  private final Feed<Known> index;

  /**
   * @param articles prefix of the keys that are articles; empty for all
   */
  Walker(
      Listing listing,
      Sources sources,
      Outbox outbox,
      Progress progress,
      String articles,
      Instant now) {
    this.sources = sources;
    this.outbox = outbox;
    this.progress = progress;
    this.articles = articles;
    this.now = now;
    var after = progress.position().isEmpty() ? null : progress.position().getFirst();
    var listed = progress.prefix.startsWith(articles) ? progress.prefix : articles;
    bucket = new Feed<>(after, from -> bucketPage(listing, listed, from));
    index = new Feed<>(after, from -> indexPage(sources, progress.prefix, from));
  }

  private Feed.Page<Listing.Item> bucketPage(
      Listing listing, String prefix, @Nullable String after) {
    var page = listing.page(prefix, after);
    progress.tally.count(Figure.REQUESTS);
    var items =
        page.items().stream()
            .filter(item -> KeyKind.of(item.key(), articles) != KeyKind.IGNORED)
            .filter(item -> item.key().startsWith(progress.prefix))
            .toList();
    return new Feed.Page<>(items, page.more() ? page.items().getLast().key() : null);
  }

  private static Feed.Page<Known> indexPage(
      Sources sources, String prefix, @Nullable String after) {
    var page = sources.page(prefix, after);
    return new Feed.Page<>(page.keys(), page.more() ? page.keys().getLast().key() : null);
  }

  /** Goes on by about a page. */
  void step() {
    if (bucket.dry()) {
      bucket.fetch();
    }
    if (index.dry()) {
      index.fetch();
    }
    while (!bucket.dry() && !index.dry()) {
      var object = bucket.peek();
      var known = index.peek();
      if (object == null && known == null) {
        progress.phaseDone();
        return;
      }
      var order = order(object, known);
      progress.reached(List.of(order <= 0 && object != null ? object.key() : key(known)));
      if (order <= 0) {
        bucket.drop();
      }
      if (order >= 0) {
        index.drop();
      }
      judge(order <= 0 ? object : null, order >= 0 ? known : null);
    }
  }

  /** Negative when the bucket's key comes first or alone, positive when the index's does. */
  private static int order(Listing.@Nullable Item object, @Nullable Known known) {
    if (object == null) {
      return 1;
    }
    return known == null ? -1 : Utf8Order.INSTANCE.compare(object.key(), known.key());
  }

  private static String key(@Nullable Known known) {
    return known == null ? "" : known.key();
  }

  private void judge(Listing.@Nullable Item object, @Nullable Known known) {
    var tally = progress.tally;
    if (object != null) {
      tally.count(Figure.LISTED);
    }
    if (known != null && known.live()) {
      tally.count(Figure.LIVE);
    }
    if (object == null) {
      if (known != null) {
        gone(known);
      }
    } else if (known == null || !known.live()) {
      differs(object, Figure.MISSING);
    } else if (!bare(object.etag()).equals(bare(known.etag())) || object.size() != known.size()) {
      differs(object, Figure.CHANGED);
    } else if (!known.parser().equals(ArticleParser.version(articles))) {
      tally.count(Figure.OTHER_PARSER);
      send(object.key());
    } else {
      tally.count(Figure.IN_SYNC);
    }
  }

  private void differs(Listing.Item object, Figure figure) {
    var recent = object.lastModified().isAfter(now.minus(EVENTS_TAKE));
    progress.tally.count(recent ? Figure.RECENT : figure);
    send(object.key());
  }

  private void gone(Known known) {
    var tally = progress.tally;
    if (!known.live()) {
      tally.count(Figure.TOMBSTONES);
      var before = now.minus(TOMBSTONES_STAND);
      if (known.changedAt().compareTo(before.toString()) < 0
          && sources.forget(known.key(), before)) {
        tally.count(Figure.COLLECTED);
      }
      return;
    }
    tally.count(Figure.ORPHANED);
    if (progress.force || tally.get(Figure.ORPHANED) <= progress.allowance) {
      send(known.key());
    } else {
      tally.count(Figure.HELD);
    }
  }

  private void send(String key) {
    progress.tally.count(Figure.SENT);
    outbox.add(key);
  }

  /** Without the quotes, which not every store puts into its listing. */
  private static String bare(@Nullable String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }
}
