package topicwire.articles.settings;

import java.util.List;
import java.util.regex.Pattern;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;

/// Patterns of addresses: `https://site.example/:year/:month/:slug/`.
final class AddressPattern {
  static final String EXAMPLE = "https://site.example/:year/:month/:day/:slug/";

  private static final List<String> PARTS =
      List.of("year", "month", "day", "slug", "title", "dir", "categories", "filename");

  /// Scheme, host and port, and a path. No user name: what stands before an at sign may be taken
  /// for the host.
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "https?://[^\\s/?#:@\\\\]+(:\\d{1,5})?([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern PART = Pattern.compile(":([A-Za-z_]+)");

  private AddressPattern() {}

  /// Whether a text is an http or https address with a host.
  static boolean isAddress(String text) {
    return !Characters.hasControl(text)
        && text.length() <= Entries.MAX_WORD
        && ABSOLUTE.matcher(text).matches();
  }

  /// Reports what a pattern has wrong.
  static void check(String pattern, int line, Entries entries) {
    if (!isAddress(pattern)) {
      entries.flaw(
          "webUrl",
          line,
          Message.of(
              "expected an address of http or https with a host, found %s; write it as `%s`",
              Characters.quote(pattern), EXAMPLE));
      return;
    }
    var path = pattern.indexOf('/', pattern.indexOf("://") + 3);
    var parts = PART.matcher(path < 0 ? "" : pattern.substring(path));
    while (parts.find()) {
      if (!PARTS.contains(parts.group(1))) {
        var meant = Nearest.of(parts.group(1), PARTS);
        entries.flaw(
            "webUrl",
            line,
            Message.of(
                "`:%s` has no meaning in an address; write %s",
                parts.group(1),
                meant == null ? "one of :" + String.join(", :", PARTS) : "`:" + meant + "`"));
      }
    }
  }
}
