package topicwire.index;

import java.util.Locale;

/// The kind of content of a key, in one word: see [Interpretation].
public enum ContentState {
  PUBLISHED,
  DRAFT,
  SCHEDULED,
  EXPIRED,
  DEFINITION,
  QUERY,
  REJECTED,
  IGNORED,
  SETTINGS,
  DELETED;

  /// The word as it is stored and shown: lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ContentState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
