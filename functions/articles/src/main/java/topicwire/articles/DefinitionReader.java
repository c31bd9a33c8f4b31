package topicwire.articles;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.articles.dates.DateReader;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.DefinitionHiding;
import topicwire.articles.json.Json;
import topicwire.articles.json.Values;
import topicwire.articles.parts.Images;
import topicwire.articles.parts.Topics;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Slug;

/// Reads a topic definition: of its fields, only those that `/topics` shows are kept.
final class DefinitionReader {

  /// All definitions are served together.
  static final int MAX_JSON = 16 * 1024;

  static final int MAX_SLUG_BYTES = 100;

  private static final String ID = "_id";

  private DefinitionReader() {}

  static Interpretation read(String key, Node.Mapping root, DateReader reader) {
    var report = new Report();
    var fields = new DefinitionFields(root, report);
    var slug = slug(fields, report);
    var name = fields.required("name", Topics.MAX_NAME);
    return read(key, slug, name, root, reader, report);
  }

  /// The same of a definition that stands behind the name of its topic.
  static Interpretation read(String key, Label topic, Node.Mapping root, DateReader reader) {
    var report = new Report();
    var name = new DefinitionFields(root, report).text("name", Topics.MAX_NAME);
    return read(key, topic.slug(), name == null ? topic.name() : name, root, reader, report);
  }

  private static Interpretation read(
      String key,
      String slug,
      @Nullable String name,
      Node.Mapping root,
      DateReader reader,
      Report report) {
    DuplicateNames.warn(root, report);
    var hiding = new DefinitionHiding(reader, report);
    hiding.read(root);
    var fields = new DefinitionFields(root, report);
    var shortname = fields.text("shortname", Topics.MAX_NAME);
    var parent = fields.text("parent", Topics.MAX_NAME);
    var keywords = words("keywords", root, fields, report);
    var hashtags = words("hashtags", root, fields, report);
    var images = images(root, report);
    var topics = DefinitionTopics.read(root, fields, report);
    var json =
        Json.write(writer -> {
          writer.writeStartObject();
          Json.text(writer, "name", name);
          Json.text(writer, "shortname", shortname);
          Json.text(writer, "parent", parent);
          list(writer, "keywords", keywords, report);
          list(writer, "hashtags", hashtags, report);
          Json.raw(writer, "images", images);
          topics.write(writer);
          writer.writeEndObject();
        });
    if (Characters.exceedsBytes(json, MAX_JSON)) {
      report.flaw(
          "definition-too-large",
          0,
          null,
          Message.of("the definition exceeds %,d bytes of JSON; shorten it", MAX_JSON));
    }
    if (report.hasFlaws()) {
      return new Interpretation.Rejected(report.flaws());
    }
    var mark = hiding.hiddenBy();
    return mark == null
        ? new Interpretation.Defined(
            new Definition(
                key,
                slug,
                json,
                topics.claims(slug, name, shortname, parent),
                hiding.standsAlone()),
            report.warnings())
        : new Interpretation.Ignored(
            new Flaw(
                "definition-hidden",
                0,
                mark,
                Message.of("`%s` hides this definition; remove the line to have it shown", mark)));
  }

  /// The topic's slug; any other spelling of it would name the same topic twice.
  private static String slug(DefinitionFields fields, Report report) {
    var id = fields.required(ID, Topics.MAX_NAME);
    if (id == null) {
      return "";
    }
    var slug = Slug.of(id);
    if (!slug.equals(id) || Characters.exceedsBytes(id, MAX_SLUG_BYTES)) {
      report.flaw(
          "id-invalid",
          fields.line(ID),
          ID,
          Message.of(
              "expected a slug of at most %d bytes, found %s; write %s",
              MAX_SLUG_BYTES, Characters.quote(id), Characters.quote(slug)));
    }
    return slug;
  }

  private static @Nullable String images(Node.Mapping root, Report report) {
    return switch (root.get("images")) {
      case null -> null;
      case Node.Items items when items.nodes().stream().allMatch(DefinitionReader::isMapping) ->
          new Images(null, report).write(items);
      case Node other -> {
        report.flaw(
            "images-invalid",
            other.line(),
            "images",
            "expected a list of maps; write `- url: …` for each image");
        yield null;
      }
    };
  }

  private static Node.@Nullable Items words(
      String name, Node.Mapping root, DefinitionFields fields, Report report) {
    return switch (root.get(name)) {
      case null -> null;
      case Node.Items items when items.nodes().stream().allMatch(DefinitionReader::isWord) -> items;
      case Node _ -> {
        report.flaw(
            name + "-invalid",
            fields.line(name),
            name,
            "expected a list of words; write each as `- word`");
        yield null;
      }
    };
  }

  private static void list(
      JsonGenerator json, String name, Node.@Nullable Items words, Report report) {
    if (words != null) {
      new Values(json, name, report).property(name, words);
    }
  }

  private static boolean isMapping(Node node) {
    return node instanceof Node.Mapping || node instanceof Node.Absent;
  }

  private static boolean isWord(Node node) {
    return node instanceof Node.Scalar || node instanceof Node.Absent;
  }
}
