package topicwire.articles.parts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.json.Json;
import topicwire.articles.json.Values;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Checks the shape of provider and related stories, and writes them as JSON.
public final class Structures {

  /// Stories that one file may relate to; the most known are 179.
  static final int MAX_RELATED = 500;

  /// A domain name has at most 253 characters.
  static final int MAX_DOMAIN = 253;

  private static final String DOMAIN = "domain";
  private static final String NAME = "name";

  private final Fields fields;
  private final Report report;

  public Structures(Fields fields, Report report) {
    this.fields = fields;
    this.report = report;
  }

  /// Who publishes the story.
  ///
  /// @param json the map as it is served
  public record Provider(@Nullable String json, @Nullable String domain) {
    static final Provider NONE = new Provider(null, null);
  }

  /// The map `provider`, or its name; its name and domain must be text.
  public Provider provider() {
    var field = fields.first(Field.PROVIDER);
    if (field == null) {
      return Provider.NONE;
    }
    return switch (field.node()) {
      case Node.Scalar scalar -> provider(Map.of(NAME, scalar), scalar.line());
      case Node.Mapping mapping -> provider(mapping.entries(), mapping.line());
      case Node.Items _, Node.Absent _ -> {
        report.warn(
            "provider-invalid",
            field.line(),
            field.name(),
            "expected a map, found a list; the field is left out, write `name:` and `domain:`"
                + " indented below `provider:`");
        yield Provider.NONE;
      }
    };
  }

  private Provider provider(Map<String, Node> given, int line) {
    var entries = new LinkedHashMap<>(given);
    entries.entrySet().removeIf(entry -> !isUsable(entry.getKey(), entry.getValue()));
    var provider = new Node.Mapping(entries, List.of(), line);
    var json = Json.write(writer -> new Values(writer, "provider", report).mapping(provider));
    var domain =
        provider.get(DOMAIN) instanceof Node.Scalar(var text, var _) && !text.isEmpty()
            ? text
            : null;
    return new Provider(json.equals("{}") ? null : json, domain);
  }

  private boolean isUsable(String name, Node node) {
    if (!name.equals(NAME) && !name.equals(DOMAIN)) {
      return true;
    }
    return switch (node) {
      case Node.Absent _ -> true;
      case Node.Scalar(var text, var line)
          when name.equals(DOMAIN) && Characters.exceeds(text, MAX_DOMAIN) -> {
        report.warn(
            "provider-domain-too-long",
            line,
            "provider.domain",
            Message.of(
                "expected at most %,d characters, found %,d; the field is left out, shorten it",
                MAX_DOMAIN, text.codePointCount(0, text.length())));
        yield false;
      }
      case Node.Scalar _ -> true;
      case Node.Items _, Node.Mapping _ -> {
        report.warn(
            "provider-" + name + "-invalid",
            node.line(),
            "provider." + name,
            Message.of(
                "expected text, found a list or map; the field is left out, write `%s: text`",
                name));
        yield false;
      }
    };
  }

  /// The list `related` as JSON, null when it is empty.
  public @Nullable String related() {
    var field = fields.first(Field.RELATED);
    if (field == null) {
      return null;
    }
    if (!(field.node() instanceof Node.Items(var items, var line))) {
      report.warn(
          "related-invalid",
          field.line(),
          field.name(),
          "expected a list of maps; the field is left out, write `- title: …` for each story");
      return null;
    }
    var stories = items.stream().filter(item -> isStory(item)).limit(MAX_RELATED).toList();
    if (items.size() > MAX_RELATED) {
      report.warn(
          "related-too-many",
          line,
          field.name(),
          Message.of(
              "expected at most %d stories, found %d; the last ones are left out, remove some",
              MAX_RELATED, items.size()));
    }
    var written =
        Json.write(json ->
            new Values(json, "related", report).items("related", new Node.Items(stories, line)));
    return written.equals("[]") ? null : written;
  }

  private boolean isStory(Node item) {
    return switch (item) {
      case Node.Mapping _ -> true;
      case Node.Absent _ -> false;
      case Node.Scalar _, Node.Items _ -> {
        report.warn(
            "related-invalid",
            item.line(),
            "related",
            "expected a map; this story is left out, write `- title: …`");
        yield false;
      }
    };
  }
}
