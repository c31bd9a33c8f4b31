package topicwire.query.site;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.List;
import topicwire.index.Article;
import topicwire.index.read.Entry;
import topicwire.query.article.ArticleFields;
import topicwire.query.feed.Xml;
import topicwire.runtime.http.Percent;

/// Writes sitemaps, sitemap indexes and news sitemaps.
///
/// Source: [News
/// sitemaps](https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
final class SitemapXml {
  /// Older articles belong in no news sitemap, nor more than a thousand.
  static final Duration NEWS = Duration.ofDays(2);

  static final int MAX_NEWS = 1_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9";

  private final Site site;

  SitemapXml(Site site) {
    this.site = site;
  }

  static byte[] index(String origin, List<String> parts) {
    var xml = new Xml().open("sitemapindex", "xmlns", NAMESPACE);
    for (var part : parts) {
      xml.open("sitemap");
      xml.element("loc", origin + "/sitemap.xml?" + Sitemaps.PART + "=" + Percent.encode(part, ""));
      xml.close("sitemap");
    }
    return xml.close("sitemapindex").bytes();
  }

  static byte[] pages(String origin, List<String> references) {
    var xml = new Xml().open("urlset", "xmlns", NAMESPACE);
    references.forEach(reference -> page(origin + reference, xml));
    return xml.close("urlset").bytes();
  }

  /// A month's articles behind the view of all of them, so that there is always a page.
  ///
  /// @param view relative to the host, empty for none
  byte[] articles(String origin, String view, List<Entry> entries) {
    var xml = new Xml().open("urlset", "xmlns", NAMESPACE);
    page(origin + (view.isEmpty() ? "/" : view), xml);
    for (var entry : entries) {
      var article = ArticleFields.of(entry.item());
      var page = article.page(origin, entry.key());
      if (Site.isOf(origin, page)) {
        var updated = article.updated(entry.modifiedAt());
        var second = second(entry);
        xml.open("url").element("loc", page);
        if (updated != null || !second.equals(Article.UNDATED)) {
          xml.element("lastmod", updated == null ? second : updated.toString());
        }
        xml.close("url");
      }
    }
    return xml.close("urlset").bytes();
  }

  byte[] news(String origin, List<Entry> entries) {
    var xml = new Xml().open("urlset", "xmlns", NAMESPACE, "xmlns:news", NEWS_NAMESPACE);
    for (var entry : entries) {
      var article = ArticleFields.of(entry.item());
      var page = article.page(origin, entry.key());
      if (Site.isOf(origin, page)) {
        xml.open("url").element("loc", page).open("news:news").open("news:publication");
        xml.element("news:name", site.title());
        // A language alone, by ISO 639.
        var language = requireNonNullElse(article.language(), site.language());
        xml.element("news:language", language.replaceFirst("-.*", ""));
        xml.close("news:publication").element("news:publication_date", second(entry));
        xml.element("news:title", article.texts().getOrDefault("title", entry.key()));
        xml.close("news:news").close("url");
      }
    }
    return xml.close("urlset").bytes();
  }

  private static String second(Entry entry) {
    return entry.sort().substring(0, Article.UNDATED.length());
  }

  private static void page(String address, Xml xml) {
    xml.open("url").element("loc", address).close("url");
  }
}
