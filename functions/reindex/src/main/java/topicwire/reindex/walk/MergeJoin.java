package topicwire.reindex.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.index.ContentState;
import topicwire.index.StoredSettings;
import topicwire.index.read.IndexedKey;
import topicwire.index.read.Sources;
import topicwire.index.table.Utf8Order;
import topicwire.sync.Listing;
import topicwire.sync.UnreadableObject;

/// Goes through the bucket and the index side by side, and has every key looked at under which they
/// differ. Neither listing is a snapshot, and the index's is a little late: a key may be sent that
/// is in sync, which costs a look. For one thread.
public final class MergeJoin {
  /// So long after a tombstone was written, nothing that was under way then still can be.
  public static final Duration TOMBSTONES_STAND = Duration.ofDays(7);

  /// So long an event may be on its way before its object counts as missed.
  static final Duration EVENTS_TAKE = Duration.ofMinutes(15);

  private final Sources sources;
  private final KeyBatcher batcher;
  private final Progress progress;
  private final String articles;
  private final String version;
  private final Instant now;
  private final PagedCursor<Listing.Item> bucket;
  private final PagedCursor<IndexedKey> index;

  /// @param articles prefix of the keys that are articles; empty for all
  /// @param version of parser and settings, read after the request for a sweep and before either
  ///   listing; see [ArticleParser#version]
  public MergeJoin(
      Listing listing,
      Sources sources,
      KeyBatcher batcher,
      Progress progress,
      String articles,
      String version,
      Instant now) {
    this.sources = sources;
    this.batcher = batcher;
    this.progress = progress;
    this.articles = articles;
    this.version = version;
    this.now = now;
    var after = progress.position().isEmpty() ? null : progress.position().getFirst();
    var listed = progress.prefix.startsWith(articles) ? progress.prefix : articles;
    bucket = new PagedCursor<>(after, from -> bucketPage(listing, listed, from));
    index = new PagedCursor<>(after, from -> indexPage(sources, progress.prefix, from));
  }

  private PagedCursor.Page<Listing.Item> bucketPage(
      Listing listing, String prefix, @Nullable String after) {
    var page = listing.page(prefix, after);
    progress.tally.count(Counter.REQUESTS);
    var items =
        page.items().stream()
            .filter(item -> KeyKind.of(item.key(), articles) != KeyKind.IGNORED)
            .filter(item -> item.key().startsWith(progress.prefix))
            .toList();
    return new PagedCursor.Page<>(items, page.more() ? page.items().getLast().key() : null);
  }

  private static PagedCursor.Page<IndexedKey> indexPage(
      Sources sources, String prefix, @Nullable String after) {
    var page = sources.page(prefix, after);
    return new PagedCursor.Page<>(page.keys(), page.more() ? page.keys().getLast().key() : null);
  }

  /// Goes on by about a page.
  public void step() {
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

  /// Negative when the bucket's key comes first or alone, positive when the index's does.
  private static int order(Listing.@Nullable Item object, @Nullable IndexedKey known) {
    if (object == null) {
      return 1;
    }
    return known == null ? -1 : Utf8Order.INSTANCE.compare(object.key(), known.key());
  }

  private static String key(@Nullable IndexedKey known) {
    return known == null ? "" : known.key();
  }

  private void judge(Listing.@Nullable Item object, @Nullable IndexedKey known) {
    var tally = progress.tally;
    if (object != null) {
      tally.count(Counter.LISTED);
    }
    if (known != null && known.live()) {
      tally.count(Counter.LIVE);
    }
    if (object == null) {
      if (known != null) {
        gone(known);
      }
    } else if (known == null || !known.live()) {
      differs(object, Counter.MISSING, null);
    } else if (known.parser().equals(UnreadableObject.PARSER)) {
      // No difference that events have missed: it may have become readable without one.
      tally.count(Counter.OTHER_PARSER);
      send(object.key());
    } else if (!bare(object.etag()).equals(bare(known.etag())) || object.size() != known.size()) {
      differs(object, Counter.CHANGED, known);
    } else if (!known.parser().equals(version)) {
      var sameParser =
          StoredSettings.parserOf(known.parser()).equals(ArticleParser.version(articles));
      tally.count(sameParser ? Counter.OTHER_SETTINGS : Counter.OTHER_PARSER);
      send(object.key());
    } else {
      tally.count(Counter.IN_SYNC);
    }
  }

  private void differs(Listing.Item object, Counter figure, @Nullable IndexedKey known) {
    if (object.lastModified().isAfter(now.minus(EVENTS_TAKE))) {
      progress.tally.count(Counter.RECENT);
    } else {
      progress.tally.count(figure);
      countPublished(known);
    }
    send(object.key());
  }

  private void gone(IndexedKey known) {
    var tally = progress.tally;
    if (!known.live()) {
      tally.count(Counter.TOMBSTONES);
      var before = now.minus(TOMBSTONES_STAND);
      if (known.changedAt().compareTo(before.toString()) < 0
          && sources.forget(known.key(), before)) {
        tally.count(Counter.COLLECTED);
      }
      return;
    }
    tally.count(Counter.ORPHANED);
    countPublished(known);
    if (progress.force || tally.get(Counter.ORPHANED) <= progress.allowance) {
      send(known.key());
    } else {
      tally.count(Counter.HELD);
    }
  }

  private void countPublished(@Nullable IndexedKey known) {
    if (known != null && known.state() == ContentState.PUBLISHED) {
      progress.tally.count(Counter.PUBLISHED_DIFFERING);
    }
  }

  private void send(String key) {
    progress.tally.count(Counter.SENT);
    batcher.add(key);
  }

  /// Without the quotes, which not every store puts into its listing, and without the version,
  /// which none does.
  private static String bare(@Nullable String etag) {
    if (etag == null) {
      return "";
    }
    var version = etag.indexOf('@');
    return (version < 0 ? etag : etag.substring(0, version)).replace("\"", "");
  }
}
