package topicwire.query.body;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/// HTML to the elements and attributes that an article's text consists of; all others are left out,
/// their text aside. By jsoup's list for rich text: no scripts, styles, forms, frames or handlers.
final class Sanitizer {
  /// Links leave the page, which says nothing of itself to where they lead.
  private static final Safelist LIST =
      Safelist.relaxed()
          .addTags("figure", "figcaption", "hr", "del", "ins", "kbd", "samp", "mark", "abbr")
          .addAttributes("abbr", "title")
          .addAttributes("ol", "start")
          .removeAttributes("img", "align")
          .removeProtocols("a", "href", "ftp")
          .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");

  private static final Document.OutputSettings AS_WRITTEN =
      new Document.OutputSettings().prettyPrint(false);

  /// Mails nest tables by the dozen. Without a bound, the time grows with the square of the depth.
  private static final int MAX_DEPTH = 200;

  private Sanitizer() {}

  /// Relative addresses become absolute, since a feed is read elsewhere.
  static String clean(String html, String page) {
    var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    var clean = new Cleaner(LIST).clean(Jsoup.parse(html, page, parser));
    clean.outputSettings(AS_WRITTEN);
    return clean.body().html().strip();
  }
}
