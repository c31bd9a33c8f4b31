package topicwire.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static topicwire.query.feed.XmlDocument.atMostOne;
import static topicwire.query.feed.XmlDocument.children;
import static topicwire.query.feed.XmlDocument.isAddress;
import static topicwire.query.feed.XmlDocument.only;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/// The rules of RFC 4287 and, for pages, of RFC 5005; numbers are of sections.
final class AtomRules {
  private static final Set<String> OF_FEEDS =
      Set.of("id", "title", "subtitle", "updated", "author", "icon", "link", "entry");
  private static final Set<String> OF_ENTRIES =
      Set.of(
          "id",
          "title",
          "updated",
          "published",
          "author",
          "link",
          "category",
          "summary",
          "content");

  private AtomRules() {}

  /// The target of the next page, empty on the last one.
  static String check(String xml) {
    var feed = XmlDocument.root(xml);
    assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom"); // 2
    assertThat(feed.getNodeName()).isEqualTo("feed");
    assertThat(names(feed)).isSubsetOf(OF_FEEDS);
    isId(only(feed, "id")); // 4.1.1, 4.2.6
    assertThat(only(feed, "title")).isNotBlank(); // 4.1.1, 4.2.14
    atMostOne(feed, "subtitle"); // 4.1.1
    assertThat(children(feed, "author")).hasSize(1); // 4.1.1: unless every entry has one
    isPerson(children(feed, "author").getFirst());
    checkLinks(feed);
    assertThat(address(feed, "self")).as("4.1.1: should be there").isNotEmpty();
    var ids = new HashSet<String>();
    var dates = new TreeSet<String>();
    for (var entry : children(feed, "entry")) {
      checkEntry(entry);
      assertThat(ids.add(only(entry, "id"))).as("4.1.1: ids differ").isTrue();
      dates.add(only(entry, "updated"));
    }
    isDate(only(feed, "updated"));
    // 4.2.15: the most recent instant of a change, never one that is still to come.
    var past = dates.headSet("2026-01-02T03:04:05Z", true);
    assertThat(only(feed, "updated"))
        .isEqualTo(past.isEmpty() ? "1970-01-01T00:00:00Z" : past.last());
    var isFurther = address(feed, "self").contains("cursor=");
    assertThat(address(feed, "first").isEmpty()).as("RFC 5005, 3").isEqualTo(!isFurther);
    return address(feed, "next").replaceFirst("https://wire.example", "");
  }

  private static void checkEntry(Element entry) {
    assertThat(names(entry)).isSubsetOf(OF_ENTRIES);
    isId(only(entry, "id")); // 4.1.2
    only(entry, "title"); // 4.1.2
    isDate(only(entry, "updated")); // 4.1.2
    atMostOne(entry, "published", "summary", "content"); // 4.1.2; authors may be more
    children(entry, "published").forEach(date -> isDate(date.getTextContent()));
    children(entry, "author").forEach(AtomRules::isPerson);
    for (var content : children(entry, "content")) {
      assertThat(content.getAttribute("type")).as("4.1.3.1").isEqualTo("html");
    }
    checkLinks(entry);
    assertThat(address(entry, "alternate")).as("4.1.2: without content").isNotEmpty();
    for (var category : children(entry, "category")) {
      assertThat(category.hasAttribute("term")).as("4.2.2.1").isTrue();
    }
  }

  /// 4.2.7, and no two alternates of one type and language (4.1.1, 4.1.2).
  private static void checkLinks(Element parent) {
    var relations = new HashSet<String>();
    for (var link : children(parent, "link")) {
      isAddress(link.getAttribute("href"));
      assertThat(relations.add(link.getAttribute("rel"))).isTrue();
      if (link.hasAttribute("type")) {
        assertThat(link.getAttribute("type")).matches("[a-z]+/[a-z+]+");
      }
    }
  }

  private static void isPerson(Element person) {
    assertThat(only(person, "name")).isNotEmpty(); // 3.2.1
  }

  private static void isId(String id) {
    assertThat(URI.create(id).isAbsolute()).isTrue();
  }

  /// 3.3: RFC 3339, an upper-case T, and an upper-case Z where there is no offset.
  private static void isDate(String date) {
    assertThat(date).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  }

  private static String address(Element parent, String relation) {
    return children(parent, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> link.getAttribute("href"))
        .findFirst()
        .orElse("");
  }

  private static List<String> names(Element parent) {
    return children(parent).stream().map(Element::getNodeName).toList();
  }
}
