package topicwire.checks.protocol.log;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;
import topicwire.index.log.LogHead;
import topicwire.index.log.LogReading;
import topicwire.index.log.LogRow;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/// Somebody who keeps a copy, and looks at one row of the log at a time: a query is no snapshot.
///
/// @param held what it has, by key
/// @param token up to where it has read
/// @param base the floor when it began
/// @param page what it is reading; null between two pages
record Follower(Map<String, String> held, long token, long base, @Nullable Page page) {
  static final Follower BEGIN = new Follower(Map.of(), 0, 0, null);

  /// A page that has begun.
  ///
  /// @param looked the position that was looked at last
  record Page(long floor, long head, long looked) {}

  /// What it does next.
  Follower next(Map<RowKey, Row> view, Following.Mistake mistake) {
    return page == null ? begun(view, mistake) : further(view, page, mistake);
  }

  /// The same between two pages.
  Follower cut() {
    return new Follower(held, token, base, null);
  }

  /// One that begins now.
  static Follower beginning(Map<RowKey, Row> view) {
    return new Follower(Map.of(), 0, head(view).floor(), null);
  }

  private Follower begun(Map<RowKey, Row> view, Following.Mistake mistake) {
    var head = head(view);
    var late =
        mistake != Following.Mistake.NEVER_TOO_LATE
            && LogReading.isTooLate(token, base, head.floor());
    return late
        ? new Follower(Map.of(), 0, head.floor(), new Page(head.floor(), head.position(), 0))
        : new Follower(held, token, base, new Page(head.floor(), head.position(), token));
  }

  private Follower further(Map<RowKey, Row> view, Page page, Following.Mistake mistake) {
    var floor = mistake == Following.Mistake.FLOOR_READ_LATE ? head(view).floor() : page.floor();
    var byHead = mistake == Following.Mistake.HEAD_AS_TOKEN;
    var next = page.looked() + 1;
    if (next > (byHead ? page.head() : last(view))) {
      var reading = new LogReading(token, floor);
      reading.end();
      return new Follower(held, byHead ? page.head() : reading.position(), base, null);
    }
    var row = view.get(Keys.logRow(Following.SHARD, next));
    if (row == null) {
      return new Follower(held, token, base, new Page(page.floor(), page.head(), next));
    }
    var isNext =
        byHead
            || mistake == Following.Mistake.LAST_ROW_SEEN
            || new LogReading(token, floor).accept(next);
    return isNext
        ? new Follower(
            with(requireNonNull(LogRow.of(row)), view, mistake),
            byHead ? token : next,
            base,
            new Page(page.floor(), page.head(), next))
        : cut();
  }

  private Map<String, String> with(LogRow row, Map<RowKey, Row> view, Following.Mistake mistake) {
    var all = new TreeMap<>(held);
    var path = row.path();
    if (path != null) {
      var shown =
          switch (row.kind()) {
            case PUT ->
                mistake == Following.Mistake.READS_ARTICLES
                    ? Following.shown(view, path)
                    : Arrays.hashCode(row.row().bytes("item")) + "";
            case GONE, MARK -> null;
          };
      if (shown == null) {
        all.remove(path);
      } else {
        all.put(path, shown);
      }
    }
    return all;
  }

  private static LogHead head(Map<RowKey, Row> view) {
    return LogHead.of(Following.SHARD, view.get(Keys.logHead(Following.SHARD)));
  }

  private static long last(Map<RowKey, Row> view) {
    return view.keySet().stream()
        .filter(key -> key.pk().equals(Keys.logPartition(Following.SHARD)))
        .mapToLong(key -> Long.parseLong(key.sk()))
        .max()
        .orElse(0);
  }
}
