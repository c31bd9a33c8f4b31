package topicwire.articles.report;

/// Lines of a file, counted from 1. They end in LF, CR LF or CR, as in YAML.
public final class Lines {
  private Lines() {}

  /// The line that the character at this index stands in.
  public static int at(CharSequence text, int index) {
    var line = 1;
    if (text instanceof String string && string.indexOf('\r') < 0) {
      for (var feed = string.indexOf('\n', 0, index);
          feed >= 0;
          feed = string.indexOf('\n', feed + 1, index)) {
        line++;
      }
      return line;
    }
    for (var i = 0; i < index; i++) {
      if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !isFollowedByFeed(text, i))) {
        line++;
      }
    }
    return line;
  }

  /// The index of the line break that ends the line of this index, or the text's length.
  public static int end(String text, int index) {
    var end = index;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /// The index behind the line break at this index, or the same index where there is none.
  public static int skipBreak(String text, int index) {
    if (index < text.length() && text.charAt(index) == '\r') {
      return isFollowedByFeed(text, index) ? index + 2 : index + 1;
    }
    return index < text.length() && text.charAt(index) == '\n' ? index + 1 : index;
  }

  private static boolean isFollowedByFeed(CharSequence text, int index) {
    return index + 1 < text.length() && text.charAt(index + 1) == '\n';
  }
}
