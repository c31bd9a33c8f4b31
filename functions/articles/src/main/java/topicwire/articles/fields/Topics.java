package topicwire.articles.fields;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Article;
import topicwire.index.Label;

/**
 * Names of topics and categories, which become parts of keys in the table. A name is dropped with a
 * warning when it cannot be a part of one: control characters, an empty slug, a slug of more than
 * {@link #MAX_SLUG_BYTES}.
 */
public final class Topics {

  static final int MAX = Article.MAX_TOPICS;

  public static final int MAX_NAME = 100;

  /** 100 characters have at most 400 bytes; only compatibility forms make a slug longer. */
  static final int MAX_SLUG_BYTES = 400;

  private static final String FIELD = "topics";

  private Topics() {}

  /** The topics in the file's order; names with the same slug are one topic, the first name's. */
  public static List<Label> read(Node.Mapping root, Report report) {
    var node = root.get(FIELD);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Items items)) {
      report.flaw(
          "topics-invalid", node.line(), FIELD, "expected a list; write each topic as `- Name`");
      return List.of();
    }
    var topics = new LinkedHashMap<String, Label>();
    for (var item : items.nodes()) {
      var topic = topic(item, report);
      var twin = topic == null ? null : topics.putIfAbsent(topic.slug(), topic);
      if (topic != null && twin != null) {
        report.warn(
            "topic-twin",
            item.line(),
            FIELD,
            Message.of(
                "%s is the same topic as %s; remove one of the two",
                Characters.quote(topic.name()), Characters.quote(twin.name())));
      }
    }
    if (topics.size() > MAX) {
      report.warn(
          "topics-too-many",
          node.line(),
          FIELD,
          Message.of(
              "expected at most %d topics, found %d; the rest is left out, remove some",
              MAX, topics.size()));
    }
    return topics.values().stream().limit(MAX).toList();
  }

  private static @Nullable Label topic(Node item, Report report) {
    if (item instanceof Node.Absent) {
      return null;
    }
    if (!(item instanceof Node.Scalar(var name, var line))) {
      report.flaw(
          "topics-invalid",
          item.line(),
          FIELD,
          "expected the name of a topic, found a list or map; write `- Name`");
      return null;
    }
    if (Characters.exceeds(name, MAX_NAME)) {
      report.flaw(
          "topic-too-long",
          line,
          FIELD,
          Message.of(
              "expected at most %d characters, found %s; shorten it",
              MAX_NAME, Characters.quote(name)));
      return null;
    }
    return label(name, line, FIELD, "topic-dropped", report);
  }

  /** The label of a name, or null, with a warning, when it cannot be a part of a key. */
  public static @Nullable Label label(
      String name, int line, String field, String code, Report report) {
    var label = Label.of(name);
    String reason = null;
    if (Characters.hasControl(name)) {
      reason = "holds a control character";
    } else if (label.slug().isEmpty()) {
      reason = "holds no letter or digit";
    } else if (Characters.exceedsBytes(label.slug(), MAX_SLUG_BYTES)) {
      reason = Message.of("makes an address of more than %d bytes", MAX_SLUG_BYTES);
    }
    if (reason == null) {
      return label;
    }
    report.warn(
        code,
        line,
        field,
        Message.of("%s %s and is left out; rename", Characters.quote(name), reason));
    return null;
  }
}
