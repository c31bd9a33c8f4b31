package topicwire.index.log;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Consumer;
import topicwire.index.layout.Keys;
import topicwire.index.table.TableException;

/// All that is public, and where a follower who has it goes on. Each log is read as a follower from
/// the beginning reads it, and the place is the one where it ended: so such a reader is a follower,
/// whatever is written meanwhile. Thread-safe.
///
/// The place cannot be noted before, by the heads of the logs: that a position was taken is no
/// proof that the rows up to it are visible, and a follower behind one that is not would never see
/// it.
public final class PublicArticles {
  private static final int ROWS_A_PAGE = 200;

  /// The collector runs once a day, and may come in between once.
  private static final int ATTEMPTS = 3;

  private final Changes changes;
  private final int rowsAPage;

  public PublicArticles(Changes changes) {
    this(changes, ROWS_A_PAGE);
  }

  /// @param rowsAPage how many changes are read at once
  public PublicArticles(Changes changes, int rowsAPage) {
    this.changes = changes;
    this.rowsAPage = rowsAPage;
  }

  /// Reads them, with one log at a time in memory.
  ///
  /// @param article receives each article; each key once
  /// @return where to go on
  /// @throws TableException when the database did not answer
  public LogPlaces read(Consumer<PublicChange.Published> article) {
    var places = new ArrayList<LogPlaces.Place>();
    for (var shard = 0; shard < Keys.LOG_SHARDS; shard++) {
      places.add(read(shard, article));
    }
    return new LogPlaces(0, places);
  }

  private LogPlaces.Place read(int shard, Consumer<PublicChange.Published> article) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var articles = new TreeMap<String, PublicChange.Published>();
      var from = LogPlaces.BEGIN;
      while (changes.pageOf(shard, from, rowsAPage)
          instanceof ChangePage.Changed(var changed, var next, var more)) {
        for (var change : changed) {
          switch (change) {
            case PublicChange.Published published -> articles.put(published.path(), published);
            case PublicChange.Withdrawn(var path) -> articles.remove(path);
          }
        }
        from = next;
        if (!more) {
          articles.values().forEach(article);
          return from.shards().get(shard);
        }
      }
    }
    throw new TableException(
        "expected to read the change log %d to its end, found it collected or begun anew %d times"
            .formatted(shard, ATTEMPTS));
  }
}
