package topicwire.index;

import java.util.List;

/**
 * A file that was rejected.
 *
 * @param since UTC second at which this version of the file was first seen
 */
public record Rejection(String key, String since, List<Flaw> flaws) {
  public Rejection {
    flaws = List.copyOf(flaws);
  }
}
