package topicwire.articles.report;

import java.util.Locale;

/// Fills in the messages for authors, which are English wherever the program runs.
public final class Message {
  private Message() {}

  /// The pattern of [java.util.Formatter] with the values in their places.
  @SuppressWarnings("AnnotateFormatMethod") // a dependency for one method; the tests fill in each
  public static String of(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
