package topicwire.query.feed;

/// Writes Atom 1.0 (RFC 4287); pages are linked as RFC 5005, section 3, says.
final class AtomFeed {
  static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private AtomFeed() {}

  static byte[] write(Feed feed) {
    var xml = new Xml();
    xml.open("feed", "xmlns", NAMESPACE, "xml:lang", feed.language());
    xml.element("id", feed.id());
    xml.element("title", feed.title());
    xml.element("subtitle", feed.description());
    xml.element("updated", feed.updated().toString());
    // Every entry needs an author, its own or the feed's.
    author(feed.author(), xml);
    if (!feed.icon().isEmpty()) {
      xml.element("icon", feed.icon());
    }
    xml.empty("link", "rel", "self", "type", FeedFormat.ATOM.type(), "href", feed.self());
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
    if (feed.first() != null) {
      xml.empty("link", "rel", "first", "type", FeedFormat.ATOM.type(), "href", feed.first());
    }
    if (feed.next() != null) {
      xml.empty("link", "rel", "next", "type", FeedFormat.ATOM.type(), "href", feed.next());
    }
    feed.items().forEach(item -> entry(item, xml));
    xml.close("feed");
    return xml.bytes();
  }

  private static void entry(FeedItem item, Xml xml) {
    if (item.language() == null) {
      xml.open("entry");
    } else {
      xml.open("entry", "xml:lang", item.language());
    }
    xml.element("id", item.id());
    xml.element("title", item.title());
    xml.element("updated", item.updatedOrEpoch().toString());
    if (item.published() != null) {
      xml.element("published", item.published().toString());
    }
    item.authors().forEach(name -> author(name, xml));
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", item.address());
    if (item.image() != null) {
      enclosure(item.image(), xml);
    }
    item.topics().forEach(topic -> xml.empty("category", "term", topic));
    if (item.excerpt() != null) {
      xml.element("summary", item.excerpt());
    }
    if (item.content() != null) {
      xml.element("content", item.content(), "type", "html");
    }
    xml.close("entry");
  }

  private static void author(String name, Xml xml) {
    xml.open("author").element("name", name).close("author");
  }

  private static void enclosure(String image, Xml xml) {
    var type = ImageType.of(image);
    if (type == null) {
      xml.empty("link", "rel", "enclosure", "href", image);
    } else {
      xml.empty("link", "rel", "enclosure", "type", type, "href", image);
    }
  }
}
