package topicwire.articles;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import topicwire.articles.dates.DateReader;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Label;

/// Reads the topic definitions of the settings file: a map by the names or slugs of topics.
final class SettingsTopics {

  /// Their rows are written in one transaction with the settings, and those before them deleted.
  static final int MAX = 40;

  private static final String FIELD = "topics";

  private SettingsTopics() {}

  /// The definitions; none where one of them is wrong.
  ///
  /// @param report receives what is wrong, with the topic that it is about
  static List<Definition> read(String key, Node.Mapping topics, Report report) {
    var definitions = new ArrayList<Definition>();
    var slugs = new HashSet<String>();
    topics
        .entries()
        .forEach((name, node) -> {
          var label = Label.of(name);
          if (label.slug().isEmpty()
              || Characters.exceedsBytes(label.slug(), DefinitionReader.MAX_SLUG_BYTES)
              || !slugs.add(label.slug())) {
            flaw(
                node,
                Message.of(
                    "expected the name of a topic, once, with a letter or digit, found %s; rename"
                        + " it",
                    Characters.quote(name)),
                report);
          } else if (node instanceof Node.Mapping mapping) {
            read(key, label, mapping, definitions, report);
          } else {
            flaw(
                node,
                Message.of(
                    "expected a map behind %s; write it as `%s: {aliases: [Name]}`",
                    Characters.quote(name), name),
                report);
          }
        });
    if (definitions.size() > MAX) {
      flaw(
          topics,
          Message.of(
              "expected at most %d topics, found %d; write the others to files of their own,"
                  + " `_data/topics/*.yaml`",
              MAX, definitions.size()),
          report);
    }
    return definitions;
  }

  private static void read(
      String key, Label label, Node.Mapping mapping, List<Definition> definitions, Report report) {
    var reader = new DateReader(ZoneOffset.UTC);
    switch (DefinitionReader.read(key, label, mapping, reader)) {
      case Interpretation.Defined(var definition, var warnings) -> {
        definitions.add(definition);
        warnings.forEach(warning ->
            report.warn(warning.code(), warning.line(), field(label, warning), warning.message()));
      }
      case Interpretation.Rejected(var flaws) ->
          flaws.forEach(
              flaw -> report.flaw(flaw.code(), flaw.line(), field(label, flaw), flaw.message()));
      default -> {} // hidden by a mark of its own
    }
  }

  private static String field(Label label, Flaw flaw) {
    return FIELD + "." + label.name() + (flaw.field() == null ? "" : "." + flaw.field());
  }

  private static void flaw(Node node, String message, Report report) {
    report.flaw("setting-invalid", node.line(), FIELD, message);
  }
}
