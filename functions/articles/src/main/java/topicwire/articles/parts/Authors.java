package topicwire.articles.parts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.Names;
import topicwire.articles.fields.Splitting;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// The names of an article's authors, in every shape that generators have for them.
public final class Authors {
  static final int MAX = 20;
  static final int MAX_NAME = 200;

  private final Splitting splitting;
  private final Report report;
  private final Set<String> names = new LinkedHashSet<>();

  private Authors(Splitting splitting, Report report) {
    this.splitting = splitting;
    this.report = report;
  }

  /// The names in the file's order, each once.
  ///
  /// @param splitting of a text
  public static List<String> read(Fields fields, Splitting splitting, Report report) {
    var field = fields.first(Field.AUTHORS);
    if (field == null) {
      return List.of();
    }
    var authors = new Authors(splitting, report);
    authors.add(field.node(), field);
    if (authors.names.size() > MAX) {
      report.warn(
          "authors-too-many",
          field.line(),
          field.name(),
          Message.of(
              "expected at most %d authors, found %d; the last ones are left out",
              MAX, authors.names.size()));
    }
    return authors.names.stream().limit(MAX).toList();
  }

  private void add(Node node, Fields.Named field) {
    switch (node) {
      case Node.Scalar(var text, var line) ->
          splitting.split(text).forEach(name -> name(name, line, field));
      case Node.Items(var items, var _) -> items.forEach(item -> add(item, field));
      case Node.Mapping mapping -> mapping(mapping, field);
      case Node.Absent _ -> {}
    }
  }

  /// One author with a name, or authors by their identities.
  private void mapping(Node.Mapping mapping, Fields.Named field) {
    var name = name(mapping);
    if (name != null) {
      name(name.text(), name.line(), field);
      return;
    }
    mapping
        .entries()
        .forEach((identity, value) -> {
          var inner = value instanceof Node.Mapping author ? name(author) : null;
          name(inner == null ? identity : inner.text(), value.line(), field);
        });
  }

  private static Node.@Nullable Scalar name(Node.Mapping author) {
    for (var entry : author.entries().entrySet()) {
      if (Names.plain(entry.getKey()).equals("name")
          && entry.getValue() instanceof Node.Scalar name) {
        return name;
      }
    }
    return null;
  }

  private void name(String name, int line, Fields.Named field) {
    if (name.isBlank()) {
      return;
    }
    if (Characters.exceeds(name, MAX_NAME)) {
      report.warn(
          "author-too-long",
          line,
          field.name(),
          Message.of(
              "expected at most %d characters, found %s; the author is left out, shorten it",
              MAX_NAME, Characters.quote(name)));
      return;
    }
    names.add(name.strip());
  }
}
