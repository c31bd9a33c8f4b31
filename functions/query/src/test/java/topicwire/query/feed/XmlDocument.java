package topicwire.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// XML as a reader sees it.
final class XmlDocument {
  private XmlDocument() {}

  /// The root; fails when the text is not well-formed, or holds a document type.
  static Element root(String xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(xml.getBytes(UTF_8))).getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("expected well-formed XML, found " + xml, e);
    }
  }

  /// The children of a name, prefix included.
  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(child -> child.getNodeName().equals(name)).toList();
  }

  /// All children that are elements.
  static List<Element> children(Element parent) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .<Node>mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  /// The text of the only child of a name.
  static String only(Element parent, String name) {
    var found = children(parent, name);
    assertThat(found).as("%s in %s", name, parent.getNodeName()).hasSize(1);
    return found.getFirst().getTextContent();
  }

  static void atMostOne(Element parent, String... names) {
    for (var name : names) {
      assertThat(children(parent, name)).as(name).hasSizeLessThanOrEqualTo(1);
    }
  }

  /// An address that a reader can follow from anywhere.
  static void isAddress(String address) {
    assertThat(URI.create(address).getScheme()).as(address).matches("https?");
  }
}
