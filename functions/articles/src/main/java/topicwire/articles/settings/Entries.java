package topicwire.articles.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// The entries of a mapping in the settings file, each by its kind. A name with nothing behind it
/// is a mistake: whoever writes it wants something other than its absence.
final class Entries {

  /// Longer than any name of a field, topic or folder that was seen.
  static final int MAX_WORD = 200;

  private final Node.Mapping mapping;
  private final String path;
  private final Report report;

  /// The entries of a mapping.
  ///
  /// @param path what reports put before the names, `site.`
  Entries(Node.Mapping mapping, String path, Report report) {
    this.mapping = mapping;
    this.path = path;
    this.report = report;
  }

  /// Reports every name that is not one of these, with the one that was meant.
  ///
  /// @param others what other programs call a known name, in lower case
  void allow(List<String> names, Map<String, String> others) {
    once(mapping, path);
    mapping
        .entries()
        .forEach((name, node) -> {
          if (!names.contains(name)) {
            var meant = others.get(name.toLowerCase(Locale.ROOT));
            if (meant == null) {
              meant = Nearest.of(name, names);
            }
            report.flaw(
                "setting-unknown",
                node.line(),
                path + name,
                meant == null
                    ? Message.of(
                        "%s is no setting; expected one of %s",
                        Characters.quote(name), String.join(", ", names))
                    : Message.of("%s is no setting; write `%s`", Characters.quote(name), meant));
          }
        });
  }

  /// Text, or null where there is none or something else.
  Node.@Nullable Scalar word(String name) {
    return switch (mapping.entries().get(name)) {
      case null -> null;
      case Node.Scalar scalar when !scalar.text().isBlank() -> scalar;
      case Node node -> {
        flaw(name, node, "text", "`" + name + ": text`");
        yield null;
      }
    };
  }

  /// Text of one line and at most [#MAX_WORD] characters.
  @Nullable String text(String name) {
    var word = word(name);
    if (word != null
        && (Characters.exceeds(word.text(), MAX_WORD) || Characters.hasControl(word.text()))) {
      flaw(
          name,
          word.line(),
          Message.of(
              "expected one line of at most %d characters, found %s; shorten it",
              MAX_WORD, Characters.quote(word.text())));
    }
    return word == null ? null : word.text().strip();
  }

  boolean truth(String name) {
    return "true".equals(oneOf(name, List.of("true", "false")));
  }

  /// One of these words, or null where there is none.
  @Nullable String oneOf(String name, List<String> words) {
    var word = word(name);
    if (word == null || words.contains(word.text())) {
      return word == null ? null : word.text();
    }
    flaw(
        name,
        word.line(),
        Message.of(
            "expected `%s`, found %s; write one of the two",
            String.join("` or `", words), Characters.quote(word.text())));
    return null;
  }

  /// A list of texts, empty where there is none.
  List<Node.Scalar> words(String name) {
    var node = mapping.entries().get(name);
    return node == null ? List.of() : words(name, node);
  }

  /// The same of a node that stands below a name.
  List<Node.Scalar> words(String name, Node node) {
    if (!(node instanceof Node.Items(var items, var _))) {
      flaw(name, node, "a list", list(node));
      return List.of();
    }
    var words = new ArrayList<Node.Scalar>();
    for (var item : items) {
      if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
        if (words.stream().anyMatch(word -> word.text().equals(scalar.text()))) {
          report.warn(
              "setting-item-twice",
              scalar.line(),
              path + name,
              Message.of(
                  "%s stands there already; remove one of the two",
                  Characters.quote(scalar.text())));
        }
        words.add(scalar);
      } else {
        flaw(name, item, "a list of texts", "each as `- text`");
      }
    }
    return words;
  }

  /// The map below a name, or null where there is none.
  Node.@Nullable Mapping map(String name, String advice) {
    return switch (mapping.entries().get(name)) {
      case null -> null;
      case Node.Mapping map -> {
        once(map, path + name + ".");
        yield map;
      }
      case Node node -> {
        flaw(name, node, "a map", advice);
        yield null;
      }
    };
  }

  /// Reports names that stand twice. In an article the last one counts; here it could undo what
  /// excludes or hides.
  private void once(Node.Mapping map, String path) {
    for (var earlier : map.earlier()) {
      var last = map.entries().get(earlier.name());
      report.flaw(
          "setting-twice",
          last == null ? earlier.value().line() : last.line(),
          path + earlier.name(),
          Message.of(
              "%s stands in line %d already; remove one of the two",
              Characters.quote(earlier.name()), earlier.value().line()));
    }
  }

  private static String list(Node node) {
    return node instanceof Node.Scalar(var text, var _) && !text.isBlank()
        ? "`[" + text + "]`"
        : "`[one, two]`, or `[]` for none";
  }

  void flaw(String name, int line, String message) {
    report.flaw("setting-invalid", line, path + name, message);
  }

  void flaw(String name, Node node, String expected, String advice) {
    var found =
        switch (node) {
          case Node.Absent _ -> "nothing";
          case Node.Scalar(var text, var _) -> text.isBlank() ? "nothing" : Characters.quote(text);
          case Node.Items _ -> "a list";
          case Node.Mapping _ -> "a map";
        };
    flaw(
        name,
        node.line(),
        Message.of("expected %s, found %s; write %s, or remove the line", expected, found, advice));
  }
}
