package topicwire.query.page;

/// Writes elements of HTML whose names are constants and whose values are texts of articles.
final class Html {
  private final StringBuilder html = new StringBuilder();

  /// Text as it may stand in an element or a quoted attribute.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// A start tag.
  ///
  /// @param attributes names and values by turns
  Html open(String element, String... attributes) {
    html.append('<').append(element);
    for (var i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]);
      html.append("=\"").append(escape(attributes[i + 1])).append('"');
    }
    html.append('>');
    return this;
  }

  Html close(String element) {
    html.append("</").append(element).append(">\n");
    return this;
  }

  /// An element that has no end, on a line of its own.
  Html single(String element, String... attributes) {
    open(element, attributes);
    html.append('\n');
    return this;
  }

  /// An element whose content is text.
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  Html text(String text) {
    html.append(escape(text));
    return this;
  }

  /// What is HTML already, and safe.
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
