package topicwire.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.function.Supplier;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.query.article.ArticleFields;
import topicwire.query.list.Slugs;
import topicwire.query.routing.Call;
import topicwire.query.site.Site;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// The page of one article, `/?article=KEY`, made here and not by a script, so that feed readers,
/// search engines and previews of links can read it. Nothing in it can run: its content security
/// policy allows its own style by hash, and pictures.
public final class ArticleView {
  public static final String PARAMETER = "article";

  private static final String STYLE = Resources.text("article.css");
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-security-policy",
          String.join(
              "; ",
              "default-src 'none'",
              "style-src " + Resources.hash(STYLE),
              "img-src https: http: data:",
              // No script is there to connect; a judge of pages reads robots.txt from within one.
              "connect-src 'self'",
              "base-uri 'none'",
              "form-action 'none'",
              "frame-ancestors 'none'"),
          "referrer-policy",
          "no-referrer");

  private final IndexReader catalog;
  private final Supplier<Site> sites;

  public ArticleView(IndexReader catalog, Supplier<Site> sites) {
    this.catalog = catalog;
    this.sites = sites;
  }

  /// Whether the address names an article.
  public boolean isAskedFor(Call call) {
    var key = call.parameters().get(PARAMETER);
    return key != null && !key.isEmpty();
  }

  /// The page, or one that says that there is no such article, whatever else the key may be of.
  public Reply reply(Call call) {
    var site = sites.get();
    var key = call.parameters().get(PARAMETER);
    var detail = key != null && Slugs.isKey(key) ? catalog.detail(Visibility.PUBLISHED, key) : null;
    if (key == null || detail == null) {
      return reply(Status.NOT_FOUND, missing(site, call.base()));
    }
    var article = ArticleFields.of(detail.json());
    var head = new ArticleHead(site, article, detail.modifiedAt(), key, call.origin());
    return reply(
        Status.OK,
        document(
            site,
            call.base(),
            head.language(),
            head.write(),
            ArticleBody.write(article, key, head, new LocalLinks(call.origin(), call.base()))));
  }

  private static String missing(Site site, String base) {
    var head =
        new Html()
            .element("title", "Not published · " + site.title())
            .single("meta", "name", "robots", "content", "noindex")
            .toString();
    var body =
        new Html()
            .element("h1", "This article is not published")
            .open("p")
            .text("It may have been withdrawn or renamed. ")
            .open("a", "href", base + "/")
            .text("All stories")
            .close("a")
            .close("p")
            .toString();
    return document(site, base, site.language(), head, body);
  }

  private static String document(
      Site site, String base, String language, String head, String main) {
    var icon = site.icon().isEmpty() ? base + "/favicon.ico" : site.icon();
    return new Html()
        .raw("<!doctype html>\n")
        .single("html", "lang", language)
        .raw("<head>\n<meta charset=\"utf-8\">\n")
        .single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .single("meta", "name", "color-scheme", "content", "light dark")
        .raw(head)
        .single("link", "rel", "icon", "href", icon)
        .raw("<style>" + STYLE + "</style>\n</head>\n<body>\n<header>")
        .element("a", site.title(), "href", base + "/")
        .raw("</header>\n<main>\n")
        .raw(main)
        .raw("</main>\n</body>\n</html>\n")
        .toString();
  }

  private static Reply reply(Status status, String page) {
    return new Reply(status, "text/html; charset=utf-8", HEADERS, page.getBytes(UTF_8));
  }
}
