package topicwire.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link Walk} returned.
 *
 * @param rows at most {@link Walk#limit}; fewer when a filter left some out or 1 MB was read
 * @param next where to go on, null when the walk has reached its end. Not null does not promise
 *     that there is another row
 * @param read how many rows were read, those left out included
 * @param capacity consumed read units
 */
public record Page(List<Row> rows, Walk.@Nullable Position next, int read, double capacity) {
  public Page {
    rows = List.copyOf(rows);
  }
}
