package topicwire.articles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.DateReader;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.DefinitionHiding;
import topicwire.articles.json.Json;
import topicwire.articles.parts.Topics;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Report;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Slug;

/// Reads a generator's page of a term, `tags/kubernetes/_index.md`: it defines the topic that its
/// folder names. What else such a page has is for the generator.
///
/// @see <a href="https://gohugo.io/content-management/taxonomies/">Taxonomies of Hugo</a>
final class TermPage {
  private static final Pattern PATH =
      Pattern.compile("(?:.*/)?(topics|tags)/([^/]+)/_index\\.[a-z]+$", Pattern.CASE_INSENSITIVE);

  private final String key;
  private final String folder;
  private final String term;
  private final Node.Mapping root;

  private TermPage(String key, String folder, String term, Node.Mapping root) {
    this.key = key;
    this.folder = folder;
    this.term = term;
    this.root = root;
  }

  /// Whether a path is that of a term's page. One in another language is none: a topic has one
  /// definition.
  static boolean isPath(@Nullable String path) {
    return path != null && PATH.matcher(path).matches();
  }

  /// What the page says of its topic.
  static Interpretation read(String key, String path, Node.Mapping root, DateReader reader) {
    var parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected the path of a term's page, found " + path);
    }
    return new TermPage(key, parts.group(1), parts.group(2), root).read(reader);
  }

  private Interpretation read(DateReader reader) {
    var report = new Report();
    var hiding = new DefinitionHiding(reader, report);
    hiding.read(root);
    var mark = hiding.hiddenBy();
    if (mark != null || report.hasFlaws()) {
      // Of a mark that is not understood, or a date, the page is taken to be hidden.
      return new Interpretation.Ignored(
          new Flaw(
              "definition-hidden",
              0,
              mark == null ? report.flaws().getFirst().field() : mark,
              "a mark hides this page of a term; remove it to have the page define its topic"));
    }
    var slug = Slug.of(term);
    if (slug.isEmpty() || Characters.exceedsBytes(slug, DefinitionReader.MAX_SLUG_BYTES)) {
      return new Interpretation.Ignored(
          new Flaw(
              "section-page", 0, null, "the folder of this page is no name of a topic; rename it"));
    }
    var mapping = withoutAddresses();
    var fields = new DefinitionFields(mapping, report);
    var title = fields.text("title", Topics.MAX_NAME);
    var name = title == null || title.isBlank() ? term : title;
    var shortname = fields.text("linkTitle", Topics.MAX_NAME);
    var parent = fields.text("parent", Topics.MAX_NAME);
    var topics = DefinitionTopics.read(mapping, fields, report);
    if (report.hasFlaws()) {
      return new Interpretation.Rejected(report.flaws());
    }
    var json =
        Json.write(writer -> {
          writer.writeStartObject();
          Json.text(writer, "name", name);
          Json.text(writer, "shortname", shortname);
          Json.text(writer, "parent", parent);
          topics.write(writer);
          writer.writeEndObject();
        });
    return new Interpretation.Defined(
        new Definition(
            key, slug, json, topics.claims(slug, name, shortname, parent), hiding.standsAlone()),
        report.warnings());
  }

  /// The page's fields, of whose aliases only those are names that lead to terms of this folder: to
  /// a generator they are addresses.
  private Node.Mapping withoutAddresses() {
    var entries = new LinkedHashMap<>(root.entries());
    entries.computeIfPresent(
        "aliases",
        (_, aliases) -> {
          var names = new ArrayList<Node>();
          for (var node :
              aliases instanceof Node.Items(var items, var _) ? items : List.of(aliases)) {
            if (node instanceof Node.Scalar(var text, var line)) {
              var name = name(text);
              if (name != null) {
                names.add(new Node.Scalar(name, line));
              }
            }
          }
          return new Node.Items(names, aliases.line());
        });
    return new Node.Mapping(entries, root.earlier(), root.line());
  }

  private @Nullable String name(String alias) {
    if (alias.indexOf('/') < 0) {
      return alias;
    }
    var parts = alias.replaceAll("^/|/$", "").split("/", -1);
    return parts.length == 2 && parts[0].equalsIgnoreCase(folder) ? parts[1] : null;
  }
}
