package topicwire.reindex.walk;

import java.util.Locale;

/// How far a comparison is, in the order in which they follow each other.
public enum Phase {
  /// Every change log against its head; only in an audit.
  LOG,
  /// Every row against its source record; only in an audit.
  ROWS,
  /// Every count against the source records; only in an audit.
  COUNTS,
  /// The bucket against the source records.
  WALK,
  /// What no follower of the change logs needs any more is removed; only behind a walk over the
  /// whole bucket.
  COLLECT,
  DONE;

  Phase next() {
    return switch (this) {
      case LOG -> ROWS;
      case ROWS -> COUNTS;
      case COUNTS -> WALK;
      case WALK -> COLLECT;
      case COLLECT, DONE -> DONE;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
