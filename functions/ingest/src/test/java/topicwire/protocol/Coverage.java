package topicwire.protocol;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often what the schedules are for really happened; a suite in which it did not proves nothing.
 */
final class Coverage {
  enum Kind {
    WRITE_REFUSED,
    LATE_WRITE_REFUSED,
    LATE_WRITE_MADE,
    DIED_AFTER_WRITE,
    TOMBSTONE_HELD,
    UNCHANGED_RENEWED,
    REJECTED_TO_VALID,
    VALID_TO_REJECTED,
    CONFLICT_RETRIED,
    UNKNOWN_OUTCOME_RETRIED
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void count(Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
