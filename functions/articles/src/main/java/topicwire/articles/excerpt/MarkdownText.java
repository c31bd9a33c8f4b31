package topicwire.articles.excerpt;

import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// The first paragraph of Markdown that holds text; headings, code and images are passed over.
final class MarkdownText {

  /// Far more than anybody writes; deeper ones are text.
  private static final int NESTING = 50;

  /// Elements whose text is no text of the page.
  private static final List<String> HIDDEN = List.of("script", "style");

  private static final Parser PARSER =
      Parser.builder().maxOpenBlockParsers(NESTING).maxInlineNesting(NESTING).build();

  private MarkdownText() {}

  static String first(String markdown) {
    var document = PARSER.parse(TemplateMarkup.remove(ProseLines.of(markdown), true));
    for (var block = document.getFirstChild(); block != null; block = next(block, document, true)) {
      var text =
          switch (block) {
            case Paragraph paragraph -> Excerpts.collapse(text(paragraph));
            case HtmlBlock html -> HtmlText.first(html.getLiteral());
            default -> "";
          };
      if (isProse(text)) {
        return text;
      }
    }
    return "";
  }

  /// The text of the first heading of the first level, or null.
  static @Nullable String heading(String markdown) {
    var document = PARSER.parse(TemplateMarkup.remove(markdown, true));
    for (var block = document.getFirstChild(); block != null; block = next(block, document, true)) {
      var text =
          switch (block) {
            case Heading heading when heading.getLevel() == 1 -> Excerpts.collapse(text(heading));
            case HtmlBlock html when isHeading(html.getLiteral()) ->
                HtmlText.heading(html.getLiteral());
            default -> "";
          };
      if (text != null && isProse(text)) {
        return text;
      }
    }
    return null;
  }

  /// What is left of a line of markup is punctuation.
  private static boolean isProse(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /// The HTML library is not loaded for any other block.
  private static boolean isHeading(String html) {
    return html.contains("<h1") || html.contains("<H1") || html.contains("<title");
  }

  private static String text(Block paragraph) {
    var text = new StringBuilder();
    String hiddenUntil = null;
    var node = paragraph.getFirstChild();
    while (node != null) {
      if (node instanceof HtmlInline tag) {
        hiddenUntil = hiddenUntil(tag.getLiteral(), hiddenUntil);
      }
      if (hiddenUntil == null) {
        switch (node) {
          case Text words -> text.append(words.getLiteral());
          case Code code -> text.append(code.getLiteral());
          case HardLineBreak _, SoftLineBreak _ -> text.append(' ');
          default -> {}
        }
      }
      node = next(node, paragraph, !(node instanceof Image));
    }
    return text.toString();
  }

  /// The tag that ends what a browser does not show, behind this tag; null where it shows all.
  ///
  /// @param until the same before this tag
  private static @Nullable String hiddenUntil(String tag, @Nullable String until) {
    if (until != null) {
      return tag.regionMatches(true, 0, until, 0, until.length()) ? null : until;
    }
    for (var name : HIDDEN) {
      var end = 1 + name.length();
      if (tag.regionMatches(true, 1, name, 0, name.length())
          && (tag.charAt(end) == '>' || Character.isWhitespace(tag.charAt(end)))) {
        return "</" + name;
      }
    }
    return null;
  }

  /// The node behind this one in the order of the document, without recursion.
  private static org.commonmark.node.@Nullable Node next(
      org.commonmark.node.Node node, org.commonmark.node.Node root, boolean descend) {
    if (descend && node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    for (var up = node; up != null && !up.equals(root); up = up.getParent()) {
      if (up.getNext() != null) {
        return up.getNext();
      }
    }
    return null;
  }
}
