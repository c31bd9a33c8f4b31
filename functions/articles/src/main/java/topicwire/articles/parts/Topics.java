package topicwire.articles.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.KeyNames;
import topicwire.articles.fields.Splitting;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;
import topicwire.index.Label;

/// Names of topics and categories, which become parts of keys in the table. A name is dropped with
/// a warning when it cannot be a part of one: control characters, an empty slug, a slug of more
/// than [#MAX_SLUG_BYTES].
public final class Topics {
  static final int MAX = Article.MAX_TOPICS;

  public static final int MAX_NAME = 100;

  /// 100 characters have at most 400 bytes; only compatibility forms make a slug longer.
  static final int MAX_SLUG_BYTES = 400;

  private static final String OWN = "topics";
  private static final List<String> DEFAULT = List.of(OWN, "tags");

  private final Fields fields;
  private final KeyNames names;
  private final Splitting splitting;
  private final Report report;
  private final Map<String, Label> topics = new LinkedHashMap<>();

  /// The topics of one article.
  ///
  /// @param splitting of a text behind the plural name of a field
  public Topics(Fields fields, KeyNames names, Splitting splitting, Report report) {
    this.fields = fields;
    this.names = names;
    this.splitting = splitting;
    this.report = report;
  }

  /// The topics in the file's order; names with the same slug are one topic, the first name's.
  ///
  /// @param path the key behind the prefix
  public List<Label> read(String path, Settings settings) {
    var sources = settings.topics() == null ? DEFAULT : settings.topics();
    for (var source : sources) {
      addField(source);
    }
    if (settings.topics() == null) {
      fields.taxonomies().forEach(taxonomy -> addAll(taxonomy, splitting));
    }
    settings
        .tags()
        .forEach((folder, tags) -> {
          if (path.startsWith(folder)) {
            tags.forEach(tag -> add(tag, 0, folder, false, new LinkedHashMap<>()));
          }
        });
    if (topics.size() <= MAX) {
      return new ArrayList<>(topics.values());
    }
    var winner = fields.winner(Field.TOPICS);
    report.warn(
        "topics-too-many",
        winner == null ? 0 : winner.line(),
        winner == null ? OWN : winner.name(),
        Message.of(
            "expected at most %d topics, found %d; the rest is left out, remove some",
            MAX, topics.size()));
    return topics.values().stream().limit(MAX).toList();
  }

  private void addField(String source) {
    var posts = names.inPosts() && !source.equals(OWN);
    for (var found : fields.withTaxonomies(source)) {
      addAll(found, posts ? Splitting.AT_BLANKS : splitting);
    }
    // Jekyll's name of a single tag.
    var single = source.equals("tags") ? fields.get("tag") : null;
    if (single != null) {
      addAll(single, splitting);
    }
  }

  private void addAll(Fields.Named field, Splitting textSplitting) {
    fields.wins(Field.TOPICS, field);
    var own = field.name().equals(OWN);
    var inField = new LinkedHashMap<String, Label>();
    if (field.node() instanceof Node.Scalar(var text, var line)) {
      var split = textSplitting.split(text);
      split.forEach(name -> add(name, line, field.name(), own, inField));
      if (split.size() == 1 && text.indexOf(',') > 0) {
        report.warn(
            "topic-with-commas",
            line,
            field.name(),
            Message.of(
                "%s is one topic; to name several write a list, as `[one, two]`",
                Characters.quote(text)));
      }
      return;
    }
    var texts = new ArrayList<Node.Scalar>();
    Fields.texts(field.node(), texts);
    texts.forEach(text -> add(text.text(), text.line(), field.name(), own, inField));
  }

  /// Under our own name a topic that is none rejects the file; under a generator's it costs itself.
  private void add(
      String written, int line, String field, boolean own, Map<String, Label> inField) {
    var name = withoutHash(written);
    if (name.isEmpty() && !own) {
      return;
    }
    if (Characters.exceeds(name, MAX_NAME)) {
      var quoted = Characters.quote(name);
      if (own) {
        report.flaw(
            "topic-too-long",
            line,
            field,
            Message.of("expected at most %d characters, found %s; shorten it", MAX_NAME, quoted));
      } else {
        report.warn(
            "topic-too-long",
            line,
            field,
            Message.of(
                "expected at most %d characters, found %s; the topic is left out, shorten it",
                MAX_NAME, quoted));
      }
      return;
    }
    var topic = label(name, line, field, "topic-dropped", report);
    if (topic == null) {
      return;
    }
    var duplicate = inField.putIfAbsent(topic.slug(), topic);
    if (duplicate != null) {
      report.warn(
          "topic-twin",
          line,
          field,
          Message.of(
              "%s is the same topic as %s; remove one of the two",
              Characters.quote(topic.name()), Characters.quote(duplicate.name())));
    }
    topics.putIfAbsent(topic.slug(), topic);
  }

  /// Notes write the tag `ai` as `#ai`.
  private static String withoutHash(String name) {
    return name.length() > 1
            && name.charAt(0) == '#'
            && Character.isLetterOrDigit(name.codePointAt(1))
        ? name.substring(1)
        : name;
  }

  /// The label of a name, or null, with a warning, when it cannot be a part of a key.
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
