package topicwire.index.layout;

import java.util.regex.Pattern;

/// Where the change log has what the public was last shown of a key.
///
/// @param position of the row in the log of the key
/// @param version of what was shown, so that a write that changes nothing of it is not logged:
///   sixteen hexadecimal digits, [#WITHDRAWN], or [#DOUBTFUL]
public record LogPlace(long position, String version) {
  /// Nothing is shown any more.
  public static final String WITHDRAWN = "-";

  /// Not what is shown, or not for certain: the next look at the key is logged, whatever it finds.
  public static final String DOUBTFUL = "?";

  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{16}");

  public boolean isDoubtful() {
    return version.equals(DOUBTFUL);
  }

  /// Whether it can be one that was written.
  boolean isSound() {
    return position >= 1
        && position <= Keys.MAX_POSITION
        && (version.equals(WITHDRAWN) || isDoubtful() || VERSION.matcher(version).matches());
  }
}
