package topicwire.index.log;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import topicwire.index.layout.Keys;
import topicwire.index.read.time.NextExpiry;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.read.walk.Walks;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// All change logs, as a follower reads them: from the beginning, which is what is public now, and
/// then what changes. Every read is consistent. Thread-safe.
public final class Changes {
  /// Markers and what a filter leaves out are read too; a page that meets many is a short one.
  private static final int MOST_ROWS = 200;

  private final Walks walks;
  private final InstantSource clock;

  /// @param clock by which articles expire, whether their rows say so yet or not
  public Changes(Table table, InstantSource clock) {
    walks = new Walks(table);
    this.clock = clock;
  }

  /// The changes behind a place.
  ///
  /// @param limit how many at most
  /// @param wanted of the slugs of an article's topics; one that is not wanted is withdrawn, as the
  ///   follower may have it from when it was
  /// @throws TableException when the database did not answer
  public ChangePage page(LogPlaces from, int limit, Predicate<Set<String>> wanted) {
    return page(from, limit, wanted, from.first(), Keys.LOG_SHARDS);
  }

  /// How many changes there are behind a place: at most so many, as some may be of one article.
  /// Where a log is another than the one of the place, as many as all logs have: its follower has
  /// to begin anew.
  ///
  /// @throws TableException when the database did not answer
  public long count(LogPlaces from) {
    var heads = heads();
    var behind = 0L;
    var all = 0L;
    var isSame = true;
    for (var head : heads) {
      var place = from.of(head);
      isSame &= isSame(place, head);
      behind += Math.max(0, head.position() - place.position());
      all += head.position();
    }
    return isSame ? behind : all;
  }

  private static boolean isSame(LogPlaces.Place place, LogHead head) {
    return place.epoch() == LogPlaces.shortForm(head.epoch())
        || (place.epoch() == 0 && place.position() == 0);
  }

  /// The changes of one log alone behind a place in it.
  ///
  /// @throws TableException when the database did not answer
  ChangePage pageOf(int shard, LogPlaces from, int limit) {
    return page(from, limit, _ -> true, shard, 1);
  }

  private ChangePage page(
      LogPlaces from, int limit, Predicate<Set<String>> wanted, int first, int logs) {
    var heads = heads();
    var page = new Page(limit, wanted);
    for (var head : heads) {
      var place = from.of(head);
      var isRead = Math.floorMod(head.shard() - first, Keys.LOG_SHARDS) < logs;
      if (isRead
          && (!isSame(place, head)
              || LogReading.isTooLate(place.position(), place.base(), head.floor()))) {
        return new ChangePage.TooLate();
      }
      page.places.add(
          new LogPlaces.Place(place.position(), place.base(), LogPlaces.shortForm(head.epoch())));
    }
    var next = first;
    for (var i = 0; i < logs && !page.more; i++) {
      next = (first + i) % heads.size();
      if (heads.get(next).position() > page.places.get(next).position()) {
        page.read(heads.get(next));
      }
    }
    return new ChangePage.Changed(
        page.changes, new LogPlaces(page.more ? next : 0, page.places), page.more);
  }

  /// Before any row, so that what a floor says of a gap holds for it.
  private List<LogHead> heads() {
    var rows = new ArrayList<Row>();
    var walk = rows(Keys.LOG_HEADS_PARTITION, Keys.LOG_SHARDS);
    walks.each(walk, rows::add);
    var heads = new ArrayList<LogHead>();
    for (var shard = 0; shard < Keys.LOG_SHARDS; shard++) {
      var key = Keys.logHead(shard);
      heads.add(
          LogHead.of(
              shard, rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(null)));
    }
    return heads;
  }

  private static RowQuery rows(String partition, int limit) {
    return new RowQuery(partition, RowQuery.Order.BY_KEY, null, null, null, limit, List.of(), true);
  }

  /// One answer as it grows.
  private final class Page {
    private final int limit;
    private final Predicate<Set<String>> wanted;
    private final List<PublicChange> changes = new ArrayList<>();
    private final List<LogPlaces.Place> places = new ArrayList<>();
    private int rowsRead;
    private boolean more;

    Page(int limit, Predicate<Set<String>> wanted) {
      this.limit = limit;
      this.wanted = wanted;
    }

    void read(LogHead head) {
      var shard = head.shard();
      var place = places.get(shard);
      var reading = new LogReading(place.position(), head.floor());
      while (true) {
        var rows = ReadBudget.rows(Math.min(limit - changes.size(), MOST_ROWS - rowsRead), 1);
        if (rows <= 0 || changes.size() == limit || rowsRead >= MOST_ROWS || ReadBudget.isSpent()) {
          more = true;
          break;
        }
        var at = Keys.logRow(shard, Math.max(1, reading.position()));
        var walk = rows(Keys.logPartition(shard), rows);
        var page =
            walks.page(
                reading.position() == 0 ? walk : walk.after(new RowQuery.Position(at, at.sk())));
        rowsRead += page.read();
        if (!take(page.rows(), place.base(), reading)) {
          break;
        }
        if (page.next() == null) {
          reading.end();
          break;
        }
      }
      places.set(shard, new LogPlaces.Place(reading.position(), place.base(), place.epoch()));
    }

    /// False where the log is not whole.
    private boolean take(List<Row> rows, long base, LogReading reading) {
      for (var row : rows) {
        var logRow = LogRow.of(row);
        if (logRow == null || !reading.accept(logRow.position())) {
          return false;
        }
        add(logRow, base);
      }
      return true;
    }

    private void add(LogRow row, long base) {
      var path = row.path();
      if (path == null) {
        return;
      }
      if (row.isPublic(clock.instant()) && wanted.test(row.topics())) {
        var until = row.until();
        if (until != null) {
          NextExpiry.note(until);
        }
        changes.add(new PublicChange.Published(path, row.item(), row.topics()));
      } else if (row.position() > base) {
        changes.add(new PublicChange.Withdrawn(path));
      } // else it was so before the follower began, which never had the key
    }
  }
}
