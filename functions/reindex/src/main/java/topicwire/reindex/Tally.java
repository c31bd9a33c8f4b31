package topicwire.reindex;

import java.util.EnumMap;
import java.util.Map;
import topicwire.index.aws.Consumption;

/** The figures of a comparison so far. For one thread. */
final class Tally {
  private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

  void add(Figure figure, long number) {
    if (number != 0) {
      figures.merge(figure, number, Long::sum);
    }
  }

  void add(Consumption.Consumed consumed) {
    add(Figure.REQUESTS, consumed.requests());
    add(Figure.READ_UNITS, (long) Math.ceil(consumed.readUnits()));
    add(Figure.WRITE_UNITS, (long) Math.ceil(consumed.writeUnits()));
  }

  void count(Figure figure) {
    add(figure, 1);
  }

  long get(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  /**
   * In how many places index and bucket differed, or the index itself: what events have missed. Not
   * what is on its way, nor what a new parser is to make anew.
   */
  long drift() {
    return get(Figure.MISSING)
        + get(Figure.ORPHANED)
        + get(Figure.CHANGED)
        + get(Figure.STRAYS)
        + get(Figure.ROWS_MISSING)
        + get(Figure.DAMAGED)
        + get(Figure.MISCOUNTED);
  }
}
