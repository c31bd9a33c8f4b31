package topicwire.index.log;

/// Goes through one log as far as it is whole, row by row. Rows of one transaction become visible
/// one by one: the row behind a missing one may be that of a later change, so that neither it nor
/// the head is a place to go on from.
public final class LogReading {
  private final long floor;
  private long position;

  /// @param position up to which the follower has read
  /// @param floor read before the first row
  public LogReading(long position, long floor) {
    this.position = position;
    this.floor = floor;
  }

  /// Whether a follower has to begin again: what was deleted below the floor may be what it has not
  /// seen.
  ///
  /// @param base the floor when it began
  public static boolean isTooLate(long position, long base, long floor) {
    return floor > Math.max(position, base);
  }

  /// Goes on to the next row that is there; false where one before it is missing, and the page
  /// ends.
  public boolean accept(long next) {
    if (next - 1 > Math.max(position, floor)) {
      return false;
    }
    position = next;
    return true;
  }

  /// That there is no further row.
  public void end() {
    position = Math.max(position, floor);
  }

  /// Up to where the follower has read now.
  public long position() {
    return position;
  }
}
