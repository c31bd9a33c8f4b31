package topicwire.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Percent-encoding as of RFC 3986: all but its unreserved characters, as UTF-8.
public final class Percent {
  private Percent() {}

  private static final String UNRESERVED = "-._~";
  private static final String DIGITS = "0123456789ABCDEF";

  /// Encodes a text.
  ///
  /// @param kept characters that stay as they are, `/` in a path
  public static String encode(String text, String kept) {
    var encoded = new StringBuilder(text.length());
    for (var octet : text.getBytes(UTF_8)) {
      var character = (char) (octet & 0xFF);
      if (isUnreserved(character) || kept.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append('%').append(DIGITS.charAt(character >> 4));
        encoded.append(DIGITS.charAt(character & 0xF));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || UNRESERVED.indexOf(character) >= 0;
  }
}
