package topicwire.articles.frontmatter;

import topicwire.articles.report.Characters;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// An article file in its two parts. Blank lines and an HTML comment may stand before the first.
///
/// A fence is a line of three hyphens or plus signs, which spaces and tabs may follow; the next one
/// closes. A `---` inside a block scalar is indented and so is none.
///
/// @param header the fields as written, with as many line breaks before them as in the file: the
///   lines of this part are the lines of the file
/// @param body everything behind the header, verbatim
/// @param bodyLine the line of the file that the body begins in
public record FrontMatter(FrontMatterSyntax syntax, String header, String body, int bodyLine) {

  /// Four times the largest front matter known: 179 related stories in 143 KB.
  public static final int MAX_BYTES = 512 * 1024;

  public static FrontMatter split(String text) throws Unreadable {
    var opening = Opening.find(text);
    return switch (opening.syntax()) {
      case CODE, NONE -> new FrontMatter(opening.syntax(), "", text, 1);
      case LINES -> lines(text, opening.start());
      case JSON ->
          text.charAt(opening.start()) == '{' ? object(text, opening) : fenced(text, opening);
      case YAML, TOML -> fenced(text, opening);
    };
  }

  /// The fields of the header.
  public Node.Mapping fields() throws Unreadable {
    return syntax.read(header);
  }

  /// Refuses front matter that is too large to be read.
  public static void checkSize(String header) throws Unreadable {
    checkSize(header, 1, MAX_BYTES);
  }

  private static void checkSize(String header, int line, int max) throws Unreadable {
    if (Characters.exceedsBytes(header, max)) {
      throw new Unreadable(
          "front-matter-too-large",
          line,
          Message.of("expected at most %,d bytes of front matter; shorten it", max));
    }
  }

  private static FrontMatter fenced(String text, Opening opening) throws Unreadable {
    var syntax = opening.syntax();
    var closing = opening.hasFence() ? Fence.closing(text, opening) : Fence.first(text, opening);
    if (closing == null) {
      throw Invisible.unclosed(text, opening);
    }
    // Without blanks behind the first fence: the YAML library takes a tab there for indentation.
    var first = syntax == FrontMatterSyntax.YAML && opening.hasFence() ? syntax.fence : "";
    var from = opening.hasFence() ? Lines.end(text, opening.start()) : opening.start();
    return of(text, opening, first + text.substring(from, closing.start()), closing.behind());
  }

  private static FrontMatter object(String text, Opening opening) throws Unreadable {
    var end = JsonReader.end(text, opening.start());
    if (end < 0) {
      throw new Unreadable(
          "front-matter-unclosed",
          opening.line(text),
          "the object that opens with { has no end; close it with }");
    }
    var behind = end;
    while (behind < text.length() && Fence.isBlank(text.charAt(behind))) {
      behind++;
    }
    return of(text, opening, text.substring(opening.start(), end), Lines.skipBreak(text, behind));
  }

  private static FrontMatter lines(String text, int start) throws Unreadable {
    var opening = new Opening(FrontMatterSyntax.LINES, start, false);
    var end = LinesReader.end(text, start);
    return of(
        text, opening, text.substring(start, end), Lines.skipBreak(text, Lines.end(text, end)));
  }

  private static FrontMatter of(String text, Opening opening, String fields, int bodyStart)
      throws Unreadable {
    var line = opening.line(text);
    var header = line == 1 ? fields : "\n".repeat(line - 1) + fields;
    checkSize(
        header,
        line,
        opening.syntax() == FrontMatterSyntax.TOML ? TomlBounds.MAX_BYTES : MAX_BYTES);
    return new FrontMatter(
        opening.syntax(), header, text.substring(bodyStart), Lines.at(text, bodyStart));
  }
}
