package topicwire.reindex.walk;

import java.util.Locale;

/** How far a comparison is, in the order in which they follow each other. */
public enum Phase {
  /** Every row against its guard; only in an audit. */
  ROWS,
  /** Every count against the guards; only in an audit. */
  COUNTS,
  /** The bucket against the guards. */
  WALK,
  DONE;

  Phase next() {
    return switch (this) {
      case ROWS -> COUNTS;
      case COUNTS -> WALK;
      case WALK, DONE -> DONE;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
