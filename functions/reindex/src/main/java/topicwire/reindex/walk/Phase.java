package topicwire.reindex.walk;

import java.util.Locale;

/// How far a comparison is, in the order in which they follow each other.
public enum Phase {
  /// Every row against its source record; only in an audit.
  ROWS,
  /// Every count against the source records; only in an audit.
  COUNTS,
  /// The bucket against the source records.
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
