package topicwire.reindex.walk;

import java.util.EnumMap;
import java.util.Map;
import topicwire.index.table.dynamodb.Consumption;

/// The figures of a comparison so far. For one thread.
public final class Counters {
  private final Map<Counter, Long> figures = new EnumMap<>(Counter.class);

  public void add(Counter figure, long number) {
    if (number != 0) {
      figures.merge(figure, number, Long::sum);
    }
  }

  public void add(Consumption.Consumed consumed) {
    add(Counter.REQUESTS, consumed.requests());
    add(Counter.READ_UNITS, (long) Math.ceil(consumed.readUnits()));
    add(Counter.WRITE_UNITS, (long) Math.ceil(consumed.writeUnits()));
  }

  void count(Counter figure) {
    add(figure, 1);
  }

  public long get(Counter figure) {
    return figures.getOrDefault(figure, 0L);
  }

  /// In how many places index and bucket differed, or the index itself: what events have missed.
  /// Not what is on its way, nor what a new parser is to make anew.
  public long drift() {
    return get(Counter.MISSING)
        + get(Counter.ORPHANED)
        + get(Counter.CHANGED)
        + get(Counter.STRAYS)
        + get(Counter.ROWS_MISSING)
        + get(Counter.DAMAGED)
        + get(Counter.MISCOUNTED);
  }
}
