package topicwire.index;

import java.util.Locale;

/** What a key stands for, in one word: see {@link Interpretation}. */
public enum ContentState {
  PUBLISHED,
  DRAFT,
  DEFINITION,
  REJECTED,
  IGNORED,
  DELETED;

  /** The word as it is stored and shown: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ContentState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
