package topicwire.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.query.site.Site;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// The reader's page as one document: style and script stand in it, so that the first view is this
/// page and what it asks of the API. The content security policy names the two by their SHA-256 and
/// allows no other script or style, no markup out of text (Trusted Types), requests to nowhere but
/// here, and pictures from anywhere, since articles' pictures are their publishers'.
///
/// Source: [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/).
public final class ReaderPage {

  /// One module, in this order: each uses what stands before it, the last one starts.
  private static final List<String> SCRIPTS =
      List.of(
          "address.js",
          "elements.js",
          "words.js",
          "api.js",
          "topics.js",
          "selection.js",
          "related.js",
          "card.js",
          "timeline.js",
          "list.js",
          "editor.js",
          "health.js",
          "reader.js");

  private record Composed(Site site, String base, Reply reply) {}

  private final Supplier<Site> sites;
  private volatile @Nullable Composed last;

  public ReaderPage(Supplier<Site> sites) {
    this.sites = sites;
  }

  /// The page; the same until the site says something else of itself.
  ///
  /// @param base what stands before the paths of this API
  public Reply reply(String base) {
    var site = sites.get();
    var composed = last;
    if (composed == null || !composed.site().equals(site) || !composed.base().equals(base)) {
      composed = new Composed(site, base, compose(site, base));
      last = composed;
    }
    return composed.reply();
  }

  private static Reply compose(Site site, String base) {
    var style = Resources.text("reader.css");
    var script = SCRIPTS.stream().map(Resources::text).collect(Collectors.joining("\n"));
    var page = Resources.text("reader.html");
    page = page.replace("Topicwire", Html.escape(site.title()));
    page = page.replace("href=\"/", "href=\"" + base + "/");
    page = filled(page, "<style>", style, "</style>");
    page = filled(page, "<script type=\"module\">", script, "</script>");
    var policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src " + Resources.hash(script),
            "style-src " + Resources.hash(style),
            "img-src https: http: data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");
    var headers = Map.of("content-security-policy", policy, "referrer-policy", "no-referrer");
    return new Reply(Status.OK, "text/html; charset=utf-8", headers, page.getBytes(UTF_8));
  }

  private static String filled(String page, String start, String content, String end) {
    if (content.contains(end) || !page.contains(start + end)) {
      throw new IllegalStateException(
          "expected reader.html to have %s%s and its content not to end it".formatted(start, end));
    }
    return page.replace(start + end, start + content + end);
  }
}
