package topicwire.query.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// What browsers and crawlers ask every host for, whether a page names it or not. Without an answer
/// each of them would be a 404 in the log of every visit.
final class SiteFiles {
  private SiteFiles() {}

  /// `/robots.txt`: all that is public may be read (RFC 9309), and where the pages are listed.
  static Reply robots(Call call) {
    var sitemaps =
        call.origin().isEmpty()
            ? ""
            : "\nSitemap: %1$s/sitemap.xml\nSitemap: %1$s/sitemap-news.xml\n"
                .formatted(call.origin());
    return text(
        "text/plain; charset=utf-8",
        "User-agent: *\nDisallow: " + call.base() + "/editor/\n" + sitemaps);
  }

  /// `/favicon.ico`, drawn as in the page for readers; browsers go by the type, not by the name.
  static Reply icon() {
    return text(
        "image/svg+xml",
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">\
        <rect width="16" height="16" rx="3" fill="#0b5d66"/>\
        <path d="M4 5h8M8 5v7" stroke="#fff" stroke-width="2"/></svg>
        """);
  }

  private static Reply text(String type, String body) {
    return new Reply(Status.OK, type, Map.of(), body.getBytes(UTF_8));
  }
}
