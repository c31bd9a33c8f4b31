package topicwire.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes a URI (RFC 3986) of an address as authors write it. Articles are served with what their
 * files say, spaces and all; but feeds must hold valid addresses.
 */
public final class Address {
  private static final String ALLOWED = "-._~:/?@!$&'()*+,;=";
  private static final String HEX = "0123456789ABCDEF";

  private Address() {}

  /**
   * The address with everything percent-encoded that no URI may hold at its place.
   *
   * @param address absolute, http or https
   */
  public static String of(String address) {
    var authorityEnd = authorityEnd(address);
    var encoded = new StringBuilder(address.length());
    var hasFragment = false;
    var bytes = address.getBytes(UTF_8);
    for (var i = 0; i < bytes.length; i++) {
      var character = (char) (bytes[i] & 0xFF);
      var isBracketOfHost = (character == '[' || character == ']') && i < authorityEnd;
      var isFragment = character == '#' && !hasFragment;
      hasFragment |= isFragment;
      if (isLetterOrDigit(character)
          || ALLOWED.indexOf(character) >= 0
          || isBracketOfHost
          || isFragment
          || (character == '%' && isEscape(bytes, i))) {
        encoded.append(character);
      } else {
        encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
      }
    }
    return encoded.toString();
  }

  /** Brackets stand around an IPv6 address only; such an authority is all ASCII. */
  private static int authorityEnd(String address) {
    var start = address.indexOf("//") + 2;
    var end = start;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return address.substring(start, end).matches("(?:[^@\\[\\]]*@)?\\[[0-9A-Fa-f:.]+](:[0-9]*)?")
        ? end
        : 0;
  }

  private static boolean isEscape(byte[] bytes, int percent) {
    return percent + 2 < bytes.length
        && Character.digit(bytes[percent + 1], 16) >= 0
        && Character.digit(bytes[percent + 2], 16) >= 0;
  }

  private static boolean isLetterOrDigit(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9');
  }
}
