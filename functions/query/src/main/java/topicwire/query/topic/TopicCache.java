package topicwire.query.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.table.TableException;

/// The list of all topics, which is the same for everybody and therefore held for a while.
/// Thread-safe.
public final class TopicCache {
  private record Held(Instant until, List<Topic> listed, TopicTree tree) {}

  private final Map<Visibility, Held> topicCache = new EnumMap<>(Visibility.class);
  private final IndexReader catalog;
  private final Clock clock;
  private final Duration time;

  /// @param time how old the list may be
  public TopicCache(IndexReader catalog, Clock clock, Duration time) {
    this.catalog = catalog;
    this.clock = clock;
    this.time = time;
  }

  /// The list, as it was when it was last read: not older than it may be, unless the table does not
  /// answer. A list that is a little old is of more use than none.
  ///
  /// @throws TableException when the table does not answer and the list was never read
  public List<Topic> of(Visibility visibility) {
    return held(visibility).listed();
  }

  /// The same with topics that have articles below them only.
  TopicTree tree(Visibility visibility) {
    return held(visibility).tree();
  }

  private synchronized Held held(Visibility visibility) {
    var now = clock.instant();
    var last = topicCache.get(visibility);
    if (last != null && now.isBefore(last.until())) {
      return last;
    }
    try {
      var all = ReadBudget.apart(() -> catalog.tree(visibility));
      var listed = all.stream().filter(Topic::isListed).toList();
      var held = new Held(now.plus(time), listed, TopicTree.of(all));
      topicCache.put(visibility, held);
      return held;
    } catch (TableException e) {
      if (last == null) {
        throw e;
      }
      return last;
    }
  }
}
