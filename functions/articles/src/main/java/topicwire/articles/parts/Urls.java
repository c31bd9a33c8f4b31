package topicwire.articles.parts;

import java.util.regex.Pattern;
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

  /// Host and port: what stands between the slashes, without anything before an at sign.
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "https?://[^\\s/?#:@\\\\][^\\s/?#@\\\\]*([/?#\\\\].*)?", Pattern.CASE_INSENSITIVE);

  /// RFC 3986, section 3.1, behind what browsers strip.
  private static final Pattern WITH_SCHEME = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*:.*");

  /// Browsers read a backslash as a slash, and two of either as the start of a host.
  private static final Pattern WITH_HOST = Pattern.compile("\\s*[/\\\\]{2}.*");

  private Urls() {}

  /// Http or https with a host, no user information, no control characters.
  static boolean isAbsolute(String url) {
    return !Characters.hasControl(url) && ABSOLUTE.matcher(url).matches();
  }

  /// The same, or a path: no scheme and no host of its own.
  public static boolean isAbsoluteOrPath(String url) {
    if (Characters.hasControl(url)) {
      return false;
    }
    return ABSOLUTE.matcher(url).matches() || isPath(url);
  }

  /// Begins with http or https; what follows is not looked at.
  static boolean hasHost(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  /// No scheme and no host of its own.
  static boolean isPath(String url) {
    return !(WITH_SCHEME.matcher(url).matches() || WITH_HOST.matcher(url).matches());
  }
}
