package topicwire.articles.parts;

import java.util.ArrayList;
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

/// The images of an article as a list of maps with a `url`, whatever shape the file has for them.
public final class Images {
  private static final String NAME = "images";
  private static final String URL = "url";

  /// A quarter of what lists have room for; the largest known has 700 bytes.
  static final int MAX_IMAGE = 4 * 1024;

  /// Where maps of generators have what is `url` in ours.
  private static final List<String> URL_NAMES = List.of(URL, "src", "image", "path", "file");

  private final @Nullable String webUrl;
  private final Report report;

  /// Images that are served.
  ///
  /// @param webUrl of the article, against which relative ones are resolved; null leaves them
  public Images(@Nullable String webUrl, Report report) {
    this.webUrl = webUrl;
    this.report = report;
  }

  /// The images of an article as JSON, null when there is none.
  public @Nullable String read(Fields fields) {
    for (var name : Field.IMAGES.names()) {
      var field = fields.get(name);
      if (field != null) {
        var written = write(field.node());
        if (written != null) {
          fields.wins(Field.IMAGES, field);
          return written;
        }
      }
    }
    return null;
  }

  /// The images of any node as JSON, null when there is none.
  public @Nullable String write(Node node) {
    var images = new ArrayList<Node>();
    add(node, images);
    if (images.isEmpty()) {
      return null;
    }
    var written = json(images, node.line());
    if (Characters.exceedsBytes(written, MAX_IMAGE) && images.removeIf(this::isTooLarge)) {
      written = json(images, node.line());
    }
    return written.equals("[]") ? null : written;
  }

  private String json(List<Node> images, int line) {
    var items = new Node.Items(images, line);
    return Json.write(json -> new Values(json, NAME, report).items(NAME, items));
  }

  private boolean isTooLarge(Node image) {
    // What it is warned of was said before.
    var silent = new Images(webUrl, new Report());
    if (!Characters.exceedsBytes(silent.json(List.of(image), image.line()), MAX_IMAGE)) {
      return false;
    }
    report.warn(
        "image-too-large",
        image.line(),
        NAME,
        Message.of(
            "expected an image of at most %,d bytes of JSON, found a longer one; it is left out,"
                + " shorten it",
            MAX_IMAGE));
    return true;
  }

  private void add(Node node, List<Node> into) {
    switch (node) {
      case Node.Scalar(var text, var line) -> {
        // `hero: false` says that there is none.
        if (!text.isBlank() && !text.equals("true") && !text.equals("false")) {
          into.add(image(new Node.Scalar(text.strip(), line), new LinkedHashMap<>(), line));
        }
      }
      case Node.Items(var items, var _) -> items.forEach(item -> add(item, into));
      case Node.Mapping mapping -> into.add(mapping(mapping));
      case Node.Absent _ -> {}
    }
  }

  private Node mapping(Node.Mapping mapping) {
    for (var name : URL_NAMES) {
      if (mapping.get(name) instanceof Node.Scalar url && !url.text().isBlank()) {
        if (name.equals(URL) && (webUrl == null || Urls.hasHost(url.text()))) {
          return mapping;
        }
        var others = new LinkedHashMap<>(mapping.entries());
        if (!name.equals(URL)) {
          others.remove(name);
        }
        return image(url, others, mapping.line());
      }
    }
    return mapping;
  }

  /// The map with its address in place, which comes first where it had another name.
  private Node.Mapping image(Node.Scalar url, Map<String, Node> others, int line) {
    var resolved = webUrl == null ? url.text() : Addresses.resolve(url.text(), webUrl);
    var entries = new LinkedHashMap<String, Node>();
    if (!others.containsKey(URL)) {
      entries.put(URL, url);
    }
    entries.putAll(others);
    entries.put(URL, new Node.Scalar(resolved, url.line()));
    return new Node.Mapping(entries, List.of(), line);
  }
}
