package topicwire.articles;

import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Warns of names that stand more than once in a map: their last value counts, as most generators
/// have it.
final class DuplicateNames {
  private DuplicateNames() {}

  static void warn(Node node, Report report) {
    switch (node) {
      case Node.Scalar _, Node.Absent _ -> {}
      case Node.Mapping mapping -> {
        for (var earlier : mapping.earlier()) {
          warn(mapping, earlier, report);
        }
        for (var value : mapping.entries().values()) {
          warn(value, report);
        }
      }
      case Node.Items items -> {
        for (var item : items.nodes()) {
          warn(item, report);
        }
      }
    }
  }

  private static void warn(Node.Mapping mapping, Node.Earlier earlier, Report report) {
    var last = mapping.entries().get(earlier.name());
    report.warn(
        "yaml-duplicate-key",
        earlier.value().line(),
        earlier.name(),
        Message.of(
            "%s stands in line %d again, and what stands there counts; remove one of the two",
            Characters.quote(earlier.name()), last == null ? 0 : last.line()));
  }
}
