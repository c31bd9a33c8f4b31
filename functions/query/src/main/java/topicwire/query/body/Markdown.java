package topicwire.query.body;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// CommonMark to HTML. HTML within it passes as it is: what it may hold is the sanitiser's matter.
final class Markdown {
  /// Far more than anybody writes; deeper ones are text, so that no input overflows the stack.
  private static final int NESTING = 50;

  private static final Parser PARSER =
      Parser.builder().maxOpenBlockParsers(NESTING).maxInlineNesting(NESTING).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

  private Markdown() {}

  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }
}
