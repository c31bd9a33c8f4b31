package topicwire.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Writes XML 1.0. The platform's own writers neither refuse nor replace characters that XML cannot
/// hold, and loading them costs a cold start more than these lines. Elements and attributes are
/// named by constants, so only values are escaped.
public final class Xml {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  /// A start tag.
  ///
  /// @param attributes names and values by turns
  public Xml open(String element, String... attributes) {
    tag(element, attributes);
    text.append('>');
    return this;
  }

  /// An end tag.
  public Xml close(String element) {
    text.append("</").append(element).append(">\n");
    return this;
  }

  /// An element without content.
  public Xml empty(String element, String... attributes) {
    tag(element, attributes);
    text.append("/>\n");
    return this;
  }

  /// An element whose content is text.
  public Xml element(String element, String content, String... attributes) {
    open(element, attributes);
    escape(content);
    return close(element);
  }

  /// What was written, as UTF-8.
  public byte[] bytes() {
    return text.toString().getBytes(UTF_8);
  }

  private void tag(String element, String... attributes) {
    text.append('<').append(element);
    for (var i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      text.append('"');
    }
  }

  /// The greater-than sign too, as `]]>` may not stand in text (XML 1.0, 2.4).
  private void escape(String value) {
    value
        .codePoints()
        .forEach(character -> {
          switch (character) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            // As they are, parsers would make spaces or line feeds of them (2.11, 3.3.3).
            case '\t', '\n', '\r' -> text.append("&#").append(character).append(';');
            default -> text.appendCodePoint(isAllowed(character) ? character : REPLACEMENT);
          }
        });
  }

  /// The production Char (2.2): no controls, no halves of surrogate pairs, not U+FFFE, U+FFFF.
  private static boolean isAllowed(int character) {
    return (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
