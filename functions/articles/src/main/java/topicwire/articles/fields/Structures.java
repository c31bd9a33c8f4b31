package topicwire.articles.fields;

import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.json.Json;
import topicwire.articles.json.Values;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/** Checks the shape of the fields that are lists and maps, and writes them as JSON. */
public final class Structures {

  /** Stories that one file may relate to; the most known are 179. */
  static final int MAX_RELATED = 500;

  /** A domain name has at most 253 characters. */
  static final int MAX_DOMAIN = 253;

  private final Node.Mapping root;
  private final Report report;

  public Structures(Node.Mapping root, Report report) {
    this.root = root;
    this.report = report;
  }

  /** The domain of {@code provider}. */
  public @Nullable String domain() {
    return root.get("provider") instanceof Node.Mapping provider
        ? new Fields(provider, "provider.", report).text("domain", MAX_DOMAIN)
        : null;
  }

  /** The map {@code provider} as JSON; its name and domain must be text. */
  public @Nullable String provider() {
    return switch (root.get("provider")) {
      case null -> null;
      case Node.Mapping provider -> {
        new Fields(provider, "provider.", report).text("name");
        var written = Json.write(json -> new Values(json, "provider", report).mapping(provider));
        yield written.equals("{}") ? null : written;
      }
      case Node other -> {
        report.flaw(
            "provider-invalid",
            other.line(),
            "provider",
            "expected a map; write `name:` and `domain:` indented below `provider:`");
        yield null;
      }
    };
  }

  /** The list {@code images} as JSON, null when it is empty. */
  public @Nullable String images() {
    return mappings("images", "expected a list of maps; write `- url: …` for each image");
  }

  /** The list {@code related} as JSON, null when it is empty. */
  public @Nullable String related() {
    if (root.get("related") instanceof Node.Items items && items.nodes().size() > MAX_RELATED) {
      report.flaw(
          "related-too-many",
          items.line(),
          "related",
          Message.of(
              "expected at most %d stories, found %d; remove some",
              MAX_RELATED, items.nodes().size()));
      return null;
    }
    return mappings("related", "expected a list of maps; write `- title: …` for each story");
  }

  private @Nullable String mappings(String field, String expected) {
    var node = root.get(field);
    if (node == null) {
      return null;
    }
    if (!(node instanceof Node.Items items)) {
      report.flaw(field + "-invalid", node.line(), field, expected);
      return null;
    }
    for (var item : items.nodes()) {
      if (!(item instanceof Node.Mapping || item instanceof Node.Absent)) {
        report.flaw(field + "-invalid", item.line(), field, expected);
        return null;
      }
    }
    var written = Json.write(json -> new Values(json, field, report).items(field, items));
    return written.equals("[]") ? null : written;
  }
}
