package topicwire.reindex;

import java.util.Locale;

/// What the function can be asked to do.
public enum Task {
  /// Have the articles looked at that are to appear or to expire; every other task does so first.
  DUE,
  /// Whatever is due: a cut comparison resumed, else the weekly audit, the daily walk, nothing.
  TICK,
  /// A walk now.
  WALK,
  /// An audit, and a walk behind it, now.
  AUDIT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
