package topicwire.query.feed;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static topicwire.query.feed.XmlDocument.atMostOne;
import static topicwire.query.feed.XmlDocument.children;
import static topicwire.query.feed.XmlDocument.isAddress;
import static topicwire.query.feed.XmlDocument.only;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/// The rules of RSS 2.0, and of the RSS Advisory Board's profile where they go further.
final class RssRules {
  private static final Set<String> OF_CHANNELS =
      Set.of(
          "title",
          "link",
          "description",
          "language",
          "lastBuildDate",
          "image",
          "atom:link",
          "item");
  private static final Set<String> OF_ITEMS =
      Set.of(
          "title",
          "link",
          "description",
          "guid",
          "pubDate",
          "category",
          "media:content",
          "content:encoded",
          "dc:creator",
          "dc:language");

  private RssRules() {}

  /// The target of the next page, empty on the last one.
  static String check(String xml) {
    var rss = XmlDocument.root(xml);
    assertThat(rss.getNodeName()).isEqualTo("rss");
    assertThat(rss.getNamespaceURI()).isNull();
    assertThat(rss.getAttribute("version")).isEqualTo("2.0");
    assertThat(names(rss)).containsExactly("channel");
    var channel = children(rss).getFirst();
    assertThat(names(channel)).isSubsetOf(OF_CHANNELS);
    assertThat(only(channel, "title")).isNotBlank();
    isAddress(only(channel, "link"));
    assertThat(only(channel, "description")).isNotBlank();
    atMostOne(channel, "lastBuildDate");
    children(channel, "lastBuildDate").forEach(RssRules::isDate);
    assertThat(only(channel, "language")).matches("[A-Za-z0-9-]+");
    for (var image : children(channel, "image")) {
      isAddress(only(image, "url"));
      assertThat(only(image, "title")).isEqualTo(only(channel, "title"));
      assertThat(only(image, "link")).isEqualTo(only(channel, "link"));
    }
    var ids = new HashSet<String>();
    for (var item : children(channel, "item")) {
      checkItem(item);
      assertThat(ids.add(only(item, "guid"))).isTrue();
    }
    assertThat(address(channel, "self")).as("profile: should be there").isNotEmpty();
    return address(channel, "next").replaceFirst("https://wire.example", "");
  }

  private static void checkItem(Element item) {
    assertThat(names(item)).isSubsetOf(OF_ITEMS);
    only(item, "title"); // a title or a description is required
    isAddress(only(item, "link"));
    atMostOne(
        item,
        "description",
        "pubDate",
        "media:content",
        "content:encoded",
        "dc:creator",
        "dc:language");
    // No address, so a reader must not open it.
    assertThat(children(item, "guid").getFirst().getAttribute("isPermaLink")).isEqualTo("false");
    children(item, "pubDate").forEach(RssRules::isDate);
    for (var image : children(item, "media:content")) {
      assertThat(image.getNamespaceURI()).isEqualTo("http://search.yahoo.com/mrss/");
      isAddress(image.getAttribute("url"));
    }
    for (var creator : children(item, "dc:creator")) {
      assertThat(creator.getNamespaceURI()).isEqualTo("http://purl.org/dc/elements/1.1/");
    }
    // HTML: whatever an author wrote, no tag is in it.
    children(item, "description")
        .forEach(text -> assertThat(text.getTextContent()).doesNotContain("<", ">"));
  }

  /// RFC 822, but for the four digits of the year, which the specification prefers.
  private static void isDate(Element date) {
    assertThat(RFC_1123_DATE_TIME.parse(date.getTextContent())).isNotNull();
    assertThat(date.getTextContent())
        .matches("[A-Z][a-z]{2}, \\d\\d? [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  }

  private static String address(Element channel, String relation) {
    return children(channel, "atom:link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> {
          assertThat(link.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
          isAddress(link.getAttribute("href"));
          return link.getAttribute("href");
        })
        .findFirst()
        .orElse("");
  }

  private static List<String> names(Element parent) {
    return children(parent).stream().map(Element::getNodeName).toList();
  }
}
