package topicwire.query.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.net.IDN;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a URI (RFC 3986) of an address as authors write it. Articles are served with what their
/// files say, spaces and all; but feeds must hold valid addresses.
public final class Address {
  private static final String ALLOWED = "-._~:/?@!$&'()*+,;=";
  private static final String HEX = "0123456789ABCDEF";

  private static final Pattern HOST =
      Pattern.compile("\\A([A-Za-z]+://(?:[^@/?#]*@)?)([^@/?#:\\[\\]]+)");

  /// What an image or a link begins with that is no path.
  private static final Pattern SCHEME = Pattern.compile("\\A[A-Za-z][A-Za-z0-9+.-]*:");

  private static final Pattern WEB = Pattern.compile("\\Ahttps?://[^/?#]", CASE_INSENSITIVE);

  private Address() {}

  /// Whether the address is absolute, of a web page or of a picture on the web.
  public static boolean isOfWeb(String address) {
    return WEB.matcher(address).lookingAt();
  }

  /// A URI for a reference as a page at another address has it, by RFC 3986, section 5.
  ///
  /// @param base absolute; null where the page's address is not known
  /// @return null for what leads nowhere: a path without a base, data, an address without host
  public static @Nullable String resolved(String reference, @Nullable String base) {
    var stripped = reference.strip();
    if (stripped.isEmpty()) {
      return null;
    }
    if (SCHEME.matcher(stripped).lookingAt()) {
      return isOfWeb(stripped) ? of(stripped) : null;
    }
    if (stripped.startsWith("//")) {
      return isOfWeb("https:" + stripped) ? of("https:" + stripped) : null;
    }
    if (base == null || !isOfWeb(base)) {
      return null;
    }
    var page = of(base);
    var root = page.replaceFirst("(?<=[^:/])[/?#].*", "");
    var path = page.substring(root.length()).replaceFirst("[?#].*", "");
    var folder = path.substring(0, path.lastIndexOf('/') + 1);
    var whole =
        stripped.startsWith("/")
            ? root + stripped
            : root + (folder.isEmpty() ? "/" : folder) + stripped;
    try {
      return URI.create(of(whole)).normalize().toString();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// The address with everything percent-encoded that no URI may hold at its place.
  ///
  /// @param written absolute, http or https
  public static String of(String written) {
    var address = withAsciiHost(written);
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

  /// A host beyond ASCII as the name system has it (RFC 3490); any other address as it is.
  private static String withAsciiHost(String address) {
    var found = HOST.matcher(address);
    if (!found.find() || found.group(2).chars().allMatch(character -> character < 0x80)) {
      return address;
    }
    try {
      var host = IDN.toASCII(found.group(2), IDN.ALLOW_UNASSIGNED);
      return found.group(1) + host + address.substring(found.end());
    } catch (IllegalArgumentException _) {
      return address; // no host name; what follows makes an address of it that leads nowhere
    }
  }

  /// Brackets stand around an IPv6 address only; such an authority is all ASCII.
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
