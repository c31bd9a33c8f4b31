package topicwire.articles.parts;

import java.util.List;
import topicwire.articles.excerpt.Headings;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.KeyNames;
import topicwire.articles.fields.Names;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Finds the title of an article: its field, else what its author put in the place of one.
public final class Titles {

  /// Far more than any list can show.
  public static final int MAX = 500;

  private final Fields fields;
  private final List<String> others;
  private final Report report;

  /// The titles of one article.
  ///
  /// @param others names of fields that are asked after `title`
  public Titles(Fields fields, List<String> others, Report report) {
    this.fields = fields;
    this.others = others;
    this.report = report;
  }

  /// The title; empty only where it was reported.
  public String read(String body, boolean html, KeyNames names) {
    var title = fields.get("title");
    if (title != null) {
      fields.wins(Field.TITLE, title);
      return own(title);
    }
    for (var other : others) {
      var named = fields.get(other);
      var text = named == null ? null : fields.text(named, MAX);
      if (text != null) {
        return text;
      }
    }
    var name = fields.get("name");
    if (name != null) {
      fields.wins(Field.TITLE, name);
      return own(name);
    }
    var heading = Headings.first(body, html);
    return heading == null ? ofFile(names) : cut(heading);
  }

  /// Whoever writes our own name means what stands behind it.
  private String own(Fields.Named field) {
    if (!(field.node() instanceof Node.Scalar(var text, var line))) {
      report.flaw(
          Names.plain(field.name()) + "-invalid",
          field.line(),
          field.name(),
          Message.of("expected text, found a list or map; write `%s: text`", field.name()));
      return "";
    }
    if (Characters.exceeds(text, MAX)) {
      report.flaw(
          Names.plain(field.name()) + "-too-long",
          line,
          field.name(),
          Message.of(
              "expected at most %,d characters, found %,d; shorten it",
              MAX, text.codePointCount(0, text.length())));
      return "";
    }
    return text;
  }

  private static String ofFile(KeyNames names) {
    var title = names.title();
    return cut(title.isEmpty() ? names.name() : title);
  }

  private static String cut(String text) {
    return Characters.exceeds(text, MAX)
        ? text.substring(0, text.offsetByCodePoints(0, MAX - 1)) + "…"
        : text;
  }
}
