package topicwire.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an article is public: from one instant, inclusive, until another, exclusive.
///
/// @param from null when nothing holds the article back
/// @param until null when it never expires
public record Window(@Nullable Instant from, @Nullable Instant until) {

  public static final Window ALWAYS = new Window(null, null);

  /// Whether what the article is depends on the time at all.
  public boolean isAlways() {
    return from == null && until == null;
  }

  /// What both windows allow.
  public Window and(Window other) {
    return new Window(later(from, other.from), earlier(until, other.until));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}
