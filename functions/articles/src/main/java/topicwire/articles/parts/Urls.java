package topicwire.articles.parts;

import topicwire.articles.report.Characters;

/// Which URLs are served. Not the grammar of RFC 3986: real files hold URLs with spaces, brackets
/// and letters that it forbids and every browser opens. Only what could harm a reader is refused.
/// Nothing is ever fetched.
public final class Urls {
  static final String EXPECTED =
      "expected a URL of http or https with a host, without user name or control characters, found"
          + " %s; the field is left out, correct it";

  public static final String EXPECTED_ANY =
      "expected a URL of http or https with a host, or a path, found %s; the %s is left out,"
          + " correct it";

  private Urls() {}

  /// Http or https with a host, no user information, no control characters.
  static boolean isAbsolute(String url) {
    return !Characters.hasControl(url) && hasSafeHost(url);
  }

  /// The same, or a path: no scheme and no host of its own.
  public static boolean isAbsoluteOrPath(String url) {
    return !Characters.hasControl(url) && (isPath(url) || hasSafeHost(url));
  }

  /// Begins with http or https; what follows is not looked at.
  static boolean hasHost(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  /// No scheme (RFC 3986, section 3.1) and no host of its own, behind the white space that browsers
  /// strip. They read a backslash as a slash, and two of either as the start of a host.
  static boolean isPath(String url) {
    var at = 0;
    while (at < url.length() && url.charAt(at) <= ' ') {
      at++;
    }
    if (at < url.length() && isSlash(url.charAt(at))) {
      return at + 1 == url.length() || !isSlash(url.charAt(at + 1));
    }
    var scheme = at;
    while (at < url.length() && isOfScheme(url.charAt(at), at == scheme)) {
      at++;
    }
    return at == scheme || at == url.length() || url.charAt(at) != ':';
  }

  /// Host and port stand between the slashes, without anything before an at sign.
  private static boolean hasSafeHost(String url) {
    var host = hostOf(url);
    for (var at = host; at >= 0 && at < url.length(); at++) {
      switch (url.charAt(at)) {
        case '/', '?', '#', '\\' -> {
          return at > host;
        }
        case '@', ' ' -> {
          return false;
        }
        case ':' -> {
          if (at == host) {
            return false;
          }
        }
        default -> {}
      }
    }
    return host >= 0 && host < url.length();
  }

  /// Where the host of a URL of http or https begins, or -1.
  private static int hostOf(String url) {
    if (!url.regionMatches(true, 0, "http", 0, 4)) {
      return -1;
    }
    var behind = url.regionMatches(true, 4, "s", 0, 1) ? 5 : 4;
    return url.startsWith("://", behind) ? behind + 3 : -1;
  }

  private static boolean isSlash(char character) {
    return character == '/' || character == '\\';
  }

  private static boolean isOfScheme(char character, boolean first) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (!first
            && ((character >= '0' && character <= '9')
                || character == '+'
                || character == '-'
                || character == '.'));
  }
}
