package topicwire.articles.json;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import topicwire.articles.fields.LinkNames;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.parts.Urls;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Writes values as JSON as the file has them: lists and maps as they are, scalars as text. What
/// holds at any depth is decided by the name: the few known numbers and truth values are JSON's
/// own, and links are checked. A value that breaks its name's rule is left out with a warning.
public final class Values {

  private enum Kind {
    NUMBER,
    TRUTH
  }

  /// The one list of fields that are not served as text.
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("quality", Kind.NUMBER),
          Map.entry("heat", Kind.NUMBER),
          Map.entry("width", Kind.NUMBER),
          Map.entry("height", Kind.NUMBER),
          Map.entry("followers", Kind.NUMBER),
          Map.entry("members", Kind.NUMBER),
          Map.entry("count", Kind.NUMBER),
          Map.entry("average", Kind.NUMBER),
          Map.entry("isCached", Kind.TRUTH),
          Map.entry("published", Kind.TRUTH),
          Map.entry("removed", Kind.TRUTH));

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,16}(\\.[0-9]{1,16})?");

  private final JsonGenerator json;
  private final String field;
  private final Report report;

  /// A writer of one field's value.
  ///
  /// @param field its name, for warnings
  public Values(JsonGenerator json, String field, Report report) {
    this.json = json;
    this.field = field;
    this.report = report;
  }

  /// Writes name and value, or neither.
  public void property(String name, Node node) {
    switch (node) {
      case Node.Absent _ -> {}
      case Node.Scalar scalar -> scalar(name, scalar);
      case Node.Items items -> {
        json.writeName(name);
        items(name, items);
      }
      case Node.Mapping mapping -> {
        json.writeName(name);
        mapping(mapping);
      }
    }
  }

  /// Writes a list. Of `images`, those without a link that can be served are left out.
  public void items(String name, Node.Items items) {
    json.writeStartArray();
    for (var item : items.nodes()) {
      switch (item) {
        case Node.Absent _ -> {}
        case Node.Scalar scalar -> {
          if (isServed(name, scalar)) {
            json.writeString(scalar.text());
          }
        }
        case Node.Items inner -> items(name, inner);
        case Node.Mapping mapping -> {
          if (!name.equals("images") || isImage(mapping)) {
            mapping(mapping);
          }
        }
      }
    }
    json.writeEndArray();
  }

  /// Writes a map.
  public void mapping(Node.Mapping mapping) {
    json.writeStartObject();
    mapping.entries().forEach(this::property);
    json.writeEndObject();
  }

  private boolean isImage(Node.Mapping image) {
    if (image.get("url") instanceof Node.Scalar(var url, var line) && !url.isEmpty()) {
      if (Urls.isAbsoluteOrPath(url)) {
        return true;
      }
      warn("url-dropped", line, Message.of(Urls.EXPECTED_ANY, Characters.quote(url), "image"));
    } else {
      warn("image-dropped", image.line(), "an image without `url:` is left out; add its URL");
    }
    return false;
  }

  private void scalar(String name, Node.Scalar scalar) {
    switch (KINDS.get(name)) {
      case NUMBER -> number(name, scalar);
      case TRUTH -> truth(name, scalar);
      case null -> {
        if (isServed(name, scalar)) {
          json.writeStringProperty(name, scalar.text());
        }
      }
    }
  }

  /// Whatever stands under the name of a link must be one that may be served, also in a list.
  private boolean isServed(String name, Node.Scalar scalar) {
    if (!LinkNames.contain(name) || Urls.isAbsoluteOrPath(scalar.text())) {
      return true;
    }
    warn(
        "url-dropped",
        scalar.line(),
        Message.of(Urls.EXPECTED_ANY, Characters.quote(scalar.text()), "field"));
    return false;
  }

  private void number(String name, Node.Scalar scalar) {
    if (NUMBER.matcher(scalar.text()).matches()) {
      json.writeName(name);
      json.writeNumber(new BigDecimal(scalar.text()).toPlainString());
    } else {
      warn(
          "number-dropped",
          scalar.line(),
          Message.of(
              "expected a number as `%s`, found %s; the field is left out, correct it",
              name, Characters.quote(scalar.text())));
    }
  }

  private void truth(String name, Node.Scalar scalar) {
    switch (scalar.text()) {
      case "true" -> json.writeBooleanProperty(name, true);
      case "false" -> json.writeBooleanProperty(name, false);
      default ->
          warn(
              "truth-dropped",
              scalar.line(),
              Message.of(
                  "expected `true` or `false` as `%s`, found %s; the field is left out, correct it",
                  name, Characters.quote(scalar.text())));
    }
  }

  private void warn(String code, int line, String message) {
    report.warn(code, line, field, message);
  }
}
