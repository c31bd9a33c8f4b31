package topicwire.query.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/// Writes RSS 2.0, by the advice of the RSS Advisory Board's Best Practices Profile: names of
/// persons in `dc:creator`, as `author` must be an e-mail address; links of pages as Atom has them.
final class RssFeed {
  static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
  static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
  static final String MEDIA = "http://search.yahoo.com/mrss/";

  private static final Set<String> RSS_IMAGES = Set.of("image/png", "image/jpeg", "image/gif");

  private RssFeed() {}

  static byte[] write(Feed feed) {
    var xml = new Xml();
    xml.open(
        "rss",
        "version",
        "2.0",
        "xmlns:atom",
        AtomFeed.NAMESPACE,
        "xmlns:content",
        CONTENT,
        "xmlns:dc",
        DUBLIN_CORE,
        "xmlns:media",
        MEDIA);
    xml.open("channel");
    xml.element("title", feed.title());
    xml.element("link", feed.home());
    xml.element("description", html(feed.description()));
    xml.element("language", feed.language());
    image(feed, xml);
    if (!feed.updated().equals(Instant.EPOCH)) {
      xml.element("lastBuildDate", date(feed.updated()));
    }
    link("self", feed.self(), xml);
    if (feed.first() != null) {
      link("first", feed.first(), xml);
    }
    if (feed.next() != null) {
      link("next", feed.next(), xml);
    }
    feed.items().forEach(item -> item(item, xml));
    xml.close("channel");
    xml.close("rss");
    return xml.bytes();
  }

  private static void item(FeedItem item, Xml xml) {
    xml.open("item");
    xml.element("title", item.title());
    xml.element("link", item.address());
    xml.element("guid", item.id(), "isPermaLink", "false");
    if (item.published() != null) {
      xml.element("pubDate", date(item.published()));
    }
    if (!item.authors().isEmpty()) {
      // Readers show the last of several.
      xml.element("dc:creator", String.join(", ", item.authors()));
    }
    if (item.language() != null) {
      xml.element("dc:language", item.language());
    }
    item.topics().forEach(topic -> xml.element("category", topic));
    if (item.excerpt() != null) {
      xml.element("description", html(item.excerpt()));
    }
    if (item.content() != null) {
      xml.element("content:encoded", item.content());
    }
    if (item.image() != null) {
      // No enclosure: that one needs the image's length, which is not known.
      xml.empty("media:content", "url", item.image(), "medium", "image");
    }
    xml.close("item");
  }

  /// RSS 2.0 allows three formats, and asks for the title and link of the channel again.
  private static void image(Feed feed, Xml xml) {
    var type = ImageType.of(feed.icon());
    if (type != null && RSS_IMAGES.contains(type)) {
      xml.open("image");
      xml.element("url", feed.icon());
      xml.element("title", feed.title());
      xml.element("link", feed.home());
      xml.close("image");
    }
  }

  private static void link(String relation, String address, Xml xml) {
    xml.empty("atom:link", "rel", relation, "type", FeedFormat.RSS.type(), "href", address);
  }

  /// Descriptions are HTML, so plain text is escaped once for HTML, and once more for XML.
  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// `Tue, 17 Oct 2023 00:31:00 GMT`: RFC 822 with a year of four digits.
  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
