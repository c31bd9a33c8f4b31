package topicwire.articles.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.index.Label;

/// Settings that hold for a folder each.
final class FolderRules {

  /// As of a topic that a file names.
  private static final int MAX_NAME = 100;

  private FolderRules() {}

  /// Topics by folder.
  static Map<String, List<String>> tags(Node.@Nullable Mapping folders, Entries entries) {
    if (folders == null) {
      return Map.of();
    }
    var tags = new LinkedHashMap<String, List<String>>();
    folders
        .entries()
        .forEach((name, node) -> {
          var folder = PathRules.folder("tags", name, node.line(), entries);
          var topics = entries.words("tags", node);
          for (var topic : topics) {
            if (Characters.hasControl(topic.text())
                || Characters.exceeds(topic.text(), MAX_NAME)
                || Label.of(topic.text()).slug().isEmpty()) {
              entries.flaw(
                  "tags",
                  topic.line(),
                  Message.of(
                      "expected the name of a topic, with a letter or digit and at most %d"
                          + " characters, found %s; rename it",
                      MAX_NAME, Characters.quote(topic.text())));
            }
          }
          tags.put(folder, topics.stream().map(Node.Scalar::text).distinct().toList());
        });
    return Collections.unmodifiableMap(tags);
  }

  /// Patterns of addresses by folder.
  static Map<String, String> webUrls(Node.@Nullable Mapping folders, Entries entries) {
    if (folders == null) {
      return Map.of();
    }
    var patterns = new LinkedHashMap<String, String>();
    folders
        .entries()
        .forEach((name, node) -> {
          var folder = PathRules.folder("webUrl", name, node.line(), entries);
          if (node instanceof Node.Scalar(var pattern, var line) && !pattern.isBlank()) {
            AddressPattern.check(pattern, line, entries);
            patterns.put(folder, pattern);
          } else {
            entries.flaw(
                "webUrl", node, "an address", "`" + name + ": " + AddressPattern.EXAMPLE + "`");
          }
        });
    return Collections.unmodifiableMap(patterns);
  }
}
