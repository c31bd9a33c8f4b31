package topicwire.articles.fields;

import java.util.EnumSet;
import java.util.Set;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Warns of text that YAML takes for a comment although its author may not: `- #ai` in a list is
/// nothing, `title: C # is great` is `C`.
public final class Comments {

  /// Fields of words. Behind a truth or a number a comment is a comment.
  private static final Set<Field> WORDS =
      EnumSet.of(
          Field.TITLE,
          Field.EXCERPT,
          Field.CATEGORY,
          Field.CATEGORIES,
          Field.TOPICS,
          Field.AUTHORS);

  private Comments() {}

  /// Goes through the lines of the front matter that have a `#`.
  public static void check(String yaml, Node.Mapping root, Report report) {
    var number = 0;
    var counted = 0;
    for (var hash = yaml.indexOf('#'); hash >= 0; hash = yaml.indexOf('#', hash + 1)) {
      var start = start(yaml, hash);
      var end = Lines.end(yaml, hash);
      number += Lines.at(yaml.substring(counted, start), start - counted) - 1;
      counted = start;
      if (isBlank(yaml, hash - 1)) {
        line(yaml.substring(start, end), hash - start, number + 1, root, report);
      }
      hash = Math.max(hash, end - 1);
    }
  }

  private static void line(String line, int hash, int number, Node.Mapping root, Report report) {
    var text = line.strip();
    var comment = line.substring(hash);
    var swallowed =
        text.startsWith("- #")
            ? isWord(comment)
            : isOfWords(line, hash) && (isWord(comment) || hasValue(line, hash));
    if (swallowed && root.entries().values().stream().noneMatch(node -> isWithin(text, node))) {
      report.warn(
          "comment-in-value",
          number,
          null,
          Message.of(
              "%s is a comment for YAML and left out; put the value in quotes",
              Characters.quote(comment)));
    }
  }

  /// Whether the line begins a field of words whose value is not in quotes.
  private static boolean isOfWords(String line, int hash) {
    var colon = line.indexOf(':');
    if (colon <= 0 || colon > hash || Character.isWhitespace(line.charAt(0))) {
      return false;
    }
    var field = Field.of(Names.plain(line.substring(0, colon)));
    var value = line.substring(colon + 1, hash).strip();
    return field != null
        && WORDS.contains(field)
        && (value.isEmpty() || "\"'|>[{".indexOf(value.charAt(0)) < 0);
  }

  private static boolean hasValue(String line, int hash) {
    return !line.substring(line.indexOf(':') + 1, hash).isBlank();
  }

  /// `#ai`, but not `# ai`.
  private static boolean isWord(String comment) {
    return comment.length() > 1 && Character.isLetterOrDigit(comment.codePointAt(1));
  }

  private static boolean isWithin(String line, Node node) {
    return node instanceof Node.Scalar(var text, var _) && text.contains(line);
  }

  private static boolean isBlank(String text, int index) {
    return index >= 0 && (text.charAt(index) == ' ' || text.charAt(index) == '\t');
  }

  private static int start(String text, int index) {
    var start = index;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }
}
