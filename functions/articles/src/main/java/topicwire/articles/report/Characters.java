package topicwire.articles.report;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Questions about the characters of a text.
public final class Characters {
  private static final int QUOTED = 40;

  private Characters() {}

  /// Control characters, line and paragraph separators: nothing that a one-line name may hold.
  public static boolean hasControl(String text) {
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (character < ' ' || (character > '~' && isControlBeyondAscii(character))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isControlBeyondAscii(char character) {
    return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
  }

  /// Half a surrogate pair, which YAML's escapes can spell but UTF-8 cannot hold.
  public static boolean hasLoneSurrogate(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isBmpCodePoint(text.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /// Whether the text has more characters, counted as code points, than the bound.
  public static boolean exceeds(String text, int characters) {
    return text.length() > characters && text.codePointCount(0, text.length()) > characters;
  }

  /// Whether the text has more bytes of UTF-8 than the bound.
  public static boolean exceedsBytes(String text, int bytes) {
    return text.length() > bytes
        || (text.length() * 3L > bytes && text.getBytes(UTF_8).length > bytes);
  }

  /// The text for a message: on one line, in quotes, cut where it is long.
  public static String quote(String text) {
    var quoted = new StringBuilder("`");
    var count = 0;
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (count++ == QUOTED) {
        quoted.append('…');
        break;
      }
      var character = text.codePointAt(i);
      var shown = Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
      quoted.appendCodePoint(shown ? ' ' : character);
    }
    return quoted.append('`').toString();
  }
}
