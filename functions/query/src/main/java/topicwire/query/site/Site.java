package topicwire.query.site;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import topicwire.index.layout.SiteRow;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Request;

/// The publisher's identity, as feeds, pages and sitemaps give it: by the variables, and, where the
/// settings file says more, by that ([SiteCache]). Immutable.
///
/// @param title not empty
/// @param url scheme and host that readers know the API by, without a slash at the end; empty to
///   answer with the host of the request
/// @param language of the articles that do not name theirs, a tag of BCP 47
/// @param icon an absolute address; empty for the icon that this API serves
/// @param author who answers for articles that name nobody
/// @param id salts the ids of feeds and entries, so that two sites never share one, and stays the
///   same when the host changes
/// @param locale the constant of that name in the static site's pages
public record Site(
    String title,
    String url,
    String language,
    String icon,
    String author,
    String id,
    String locale) {
  private static final Pattern URL = Pattern.compile("(?i)https?://[^/?#@\\s]+");
  private static final Pattern ICON = Pattern.compile("(?i)https?://[^/?#@\\s]+\\S*");

  public Site {
    require("SITE_URL", url, URL, "scheme and host alone, https://wire.example");
    require("SITE_ICON", icon, ICON, "an address such as https://wire.example/icon.png");
  }

  private static void require(String variable, String value, Pattern pattern, String expected) {
    if (!value.isEmpty() && !pattern.matcher(value).matches()) {
      throw new IllegalStateException(
          "expected the variable %s to be %s, found %s".formatted(variable, expected, value));
    }
  }

  /// From the variables `SITE_TITLE` (Topicwire), `SITE_URL` (none: the host of the request),
  /// `SITE_LANGUAGE` (`LOCALE`), `SITE_ICON` (none: the API's own), `SITE_AUTHOR` (the title),
  /// `SITE_ID` (`TABLE_NAME`, which each stack has its own of) and `LOCALE` (`en-us`).
  public static Site of(Environment environment) {
    var title = environment.optional("SITE_TITLE", "Topicwire").strip();
    var locale = environment.optional("LOCALE", "en-us");
    return new Site(
        title,
        environment.optional("SITE_URL", ""),
        environment.optional("SITE_LANGUAGE", locale),
        environment.optional("SITE_ICON", ""),
        environment.optional("SITE_AUTHOR", title),
        environment.optional("SITE_ID", environment.optional("TABLE_NAME", "")),
        locale);
  }

  /// The same with what the settings say in place of the variables. Of their address, scheme and
  /// host count.
  Site with(SiteRow settings) {
    var named = Objects.requireNonNullElse(settings.title(), title);
    // Without an author, the title answers.
    var answering = author.equals(title) ? named : author;
    var host = settings.url() == null ? null : URL.matcher(settings.url());
    return new Site(
        named,
        host != null && host.lookingAt() ? host.group() : url,
        Objects.requireNonNullElse(settings.language(), language),
        settings.icon() != null && ICON.matcher(settings.icon()).matches() ? settings.icon() : icon,
        Objects.requireNonNullElse(settings.author(), answering),
        Objects.requireNonNullElse(settings.id(), id),
        locale);
  }

  /// Scheme and host of this API. Where the site's address is known, the host of a request is not
  /// looked at: behind a content delivery network it is another one, and a caller may send any.
  /// Empty when neither is known.
  public String origin(Request request) {
    return url.isEmpty() ? request.origin() : url;
  }

  /// Whether a page is one of this site, rather than one that an article refers to elsewhere.
  public static boolean isOf(String origin, String address) {
    var lower = address.toLowerCase(Locale.ROOT);
    var own = origin.toLowerCase(Locale.ROOT);
    return !own.isEmpty() && (lower.equals(own) || lower.startsWith(own + "/"));
  }
}
