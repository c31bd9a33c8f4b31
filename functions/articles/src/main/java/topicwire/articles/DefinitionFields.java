package topicwire.articles;

import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Reads the texts of a topic definition, by their exact names. Whatever is wrong is a flaw: a
/// definition is written for this program.
final class DefinitionFields {
  private final Node.Mapping mapping;
  private final Report report;

  DefinitionFields(Node.Mapping mapping, Report report) {
    this.mapping = mapping;
    this.report = report;
  }

  /// The line of a field, that of the mapping where it is absent.
  int line(String name) {
    var node = mapping.entries().get(name);
    return node == null ? mapping.line() : node.line();
  }

  /// Text of at most so many characters, verbatim, and a flaw where there is none or only blanks.
  @Nullable String required(String name, int characters) {
    var node = mapping.get(name);
    if (node == null || (node instanceof Node.Scalar(var text, var _) && text.isBlank())) {
      flaw("missing", name, Message.of("expected text, found nothing; add `%s: …`", name));
      return null;
    }
    return text(name, characters);
  }

  /// Text of at most so many characters, verbatim; null where it is absent or empty.
  @Nullable String text(String name, int characters) {
    return switch (mapping.get(name)) {
      case null -> null;
      case Node.Scalar(var text, var _) when Characters.exceeds(text, characters) -> {
        flaw(
            "too-long",
            name,
            Message.of(
                "expected at most %,d characters, found %,d; shorten it",
                characters, text.codePointCount(0, text.length())));
        yield null;
      }
      case Node.Scalar(var text, var _) -> text.isEmpty() ? null : text;
      case Node.Absent _ -> null;
      case Node.Items _, Node.Mapping _ -> {
        flaw(
            "invalid",
            name,
            Message.of("expected text, found a list or map; write `%s: text`", name));
        yield null;
      }
    };
  }

  private void flaw(String kind, String name, String message) {
    var code = name.startsWith("_") ? name.substring(1) : name;
    report.flaw(code + "-" + kind, line(name), name, message);
  }
}
