package topicwire.articles.hiding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.DateReader;
import topicwire.articles.frontmatter.FrontMatter;
import topicwire.articles.frontmatter.FrontMatterSyntax;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Finds a field that would hide its article if it stood in its place: within a field of ours by a
/// slip of indentation, within a text that is folded over several lines, or in a second front
/// matter block. Each is a flaw.
///
/// Maps of other names may have such fields of their own: a related story has its `published`.
public final class MisplacedHiding {
  private static final List<String> OURS =
      List.of("images", "provider", "excerpt", "topics", "taxonomies");

  /// Of a second block; a longer one has been written as text.
  private static final int MAX_LINES = 200;

  private final Node.Mapping root;
  private final DateReader reader;
  private final Report report;

  public MisplacedHiding(Node.Mapping root, DateReader reader, Report report) {
    this.root = root;
    this.reader = reader;
    this.report = report;
  }

  /// Looks through the whole file.
  ///
  /// @param file its lines are counted from the start of the front matter
  public void check(FrontMatter file) {
    OURS.forEach(name -> {
      var node = root.get(name);
      if (node != null) {
        within(name, node);
      }
    });
    texts(file.header(), file.syntax() == FrontMatterSyntax.TOML ? "=:" : ":");
    secondBlock(file.body(), file.bodyLine());
  }

  private void within(String parent, Node node) {
    switch (node) {
      case Node.Items items -> items.nodes().forEach(item -> within(parent, item));
      case Node.Mapping mapping -> {
        mapping.entries().forEach((name, value) -> within(parent, name, value));
        mapping.earlier().forEach(earlier -> within(parent, earlier.name(), earlier.value()));
      }
      case Node.Scalar _, Node.Absent _ -> {}
    }
  }

  private void within(String parent, String name, Node value) {
    var rule = HidingRule.of(name);
    if (rule != null
        && value instanceof Node.Scalar(var text, var line)
        && rule.hidesAnywhere(text, reader)) {
      report.flaw(
          "hiding-field-too-deep",
          line,
          parent + "." + name,
          Message.of(
              "expected %s at the start of a line, found it within `%s`; do not indent it",
              Characters.quote(name), parent));
    }
    within(parent, value);
  }

  /// A line that was taken for text is one that begins no field of that name.
  private void texts(String header, String separators) {
    @Nullable Set<Integer> fields = null;
    var number = 1;
    var feedsOnly = header.indexOf('\r') < 0;
    for (var start = 0; start < header.length(); number++) {
      var feed = feedsOnly ? header.indexOf('\n', start) : Lines.end(header, start);
      var end = feed < 0 ? header.length() : feed;
      var name = hidingName(header, start, end, separators);
      if (name != null) {
        if (fields == null) {
          fields = new HashSet<>();
          lines(root, fields);
        }
        if (!fields.contains(number)) {
          report.flaw(
              "hiding-field-in-text",
              number,
              name,
              Message.of(
                  "expected %s as a field, found it within the text above; do not indent it, or"
                      + " write the text without this line",
                  Characters.quote(name)));
        }
      }
      start = Lines.skipBreak(header, end);
    }
  }

  /// The lines that fields begin in, at any depth.
  private static void lines(Node node, Set<Integer> into) {
    switch (node) {
      case Node.Items items -> items.nodes().forEach(item -> lines(item, into));
      case Node.Mapping mapping -> {
        mapping
            .entries()
            .values()
            .forEach(value -> {
              into.add(value.line());
              lines(value, into);
            });
        mapping.earlier().forEach(earlier -> into.add(earlier.value().line()));
      }
      case Node.Scalar _, Node.Absent _ -> {}
    }
  }

  /// A block is what stands between two fences, or fields up to one fence.
  private void secondBlock(String body, int firstLine) {
    record Found(String name, int line) {}
    var found = new ArrayList<Found>();
    var opened = false;
    var started = false;
    var start = 0;
    for (var count = 0; start < body.length() && count < MAX_LINES; count++) {
      var end = Lines.end(body, start);
      var line = body.substring(start, end).stripTrailing();
      var fence = line.equals("---") || line.equals("+++");
      if (fence && started) {
        found.forEach(field ->
            report.flaw(
                "hiding-field-in-second-block",
                field.line,
                field.name,
                Message.of(
                    "expected %s in the front matter, found it in a second block, which is text;"
                        + " move it up",
                    Characters.quote(field.name))));
        return;
      }
      opened |= fence;
      started |= !line.isBlank();
      if (!opened && !line.isBlank() && !isFieldLike(line)) {
        return;
      }
      var name = hidingName(body, start, end, ":=");
      if (name != null) {
        found.add(new Found(name, firstLine + count));
      }
      start = Lines.skipBreak(body, end);
    }
  }

  private static boolean isFieldLike(String line) {
    var colon = line.indexOf(':');
    return Character.isWhitespace(line.charAt(0))
        || line.startsWith("- ")
        || line.startsWith("#")
        || (colon > 0 && line.chars().limit(colon).noneMatch(Character::isWhitespace));
  }

  /// The name of the field in this line if its value hides, else null.
  private @Nullable String hidingName(String text, int from, int to, String separators) {
    var start = from;
    while (start < to && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    if (start == to || !HidingRule.mayBegin(text.charAt(start))) {
      return null;
    }
    var end = start;
    while (end < to && isOfName(text.charAt(end))) {
      end++;
    }
    if (!HidingRule.mayBeAsLong(end - start)) {
      return null;
    }
    var separator = end;
    while (separator < to && text.charAt(separator) == ' ') {
      separator++;
    }
    if (separator == to || separators.indexOf(text.charAt(separator)) < 0) {
      return null;
    }
    var name = text.substring(start, end);
    var rule = HidingRule.of(name);
    return rule != null && rule.hidesAnywhere(value(text.substring(separator + 1, to)), reader)
        ? name
        : null;
  }

  private static boolean isOfName(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '-'
        || character == '_';
  }

  /// Without the comment behind it, and without quotes: one may be the end of the text around it.
  private static String value(String written) {
    var comment = written.indexOf(" #");
    var text = (comment < 0 ? written : written.substring(0, comment)).strip();
    var start = 0;
    var end = text.length();
    while (start < end && isQuote(text.charAt(start))) {
      start++;
    }
    while (end > start && isQuote(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isQuote(char character) {
    return character == '"' || character == '\'';
  }
}
