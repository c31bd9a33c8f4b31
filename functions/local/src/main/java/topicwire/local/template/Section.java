package topicwire.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A place in the template whose references are resolved, for reading it by name.
///
/// @param path where it stands, for messages: `Resources.IngestQueue.Properties`
/// @param value a map, a list or a text
record Section(String path, Object value) {

  /// The section of that name; an empty mapping where there is none.
  Section section(String name) {
    var inner = entries().get(name);
    return new Section(path + "." + name, inner == null ? Map.of() : inner);
  }

  boolean has(String name) {
    return entries().containsKey(name);
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> unexpected(path + "." + name, "a value", "nothing"));
  }

  String text(String name, String otherwise) {
    return optionalText(name).orElse(otherwise);
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(entries().get(name)).map(inner -> text(path + "." + name, inner));
  }

  int number(String name, int otherwise) {
    return optionalText(name).map(Integer::parseInt).orElse(otherwise);
  }

  List<String> texts(String name) {
    return section(name).elements().stream().map(Section::asText).toList();
  }

  /// The elements of a list; none where there is no list.
  List<Section> elements() {
    return switch (value) {
      case List<?> list -> list.stream().map(each -> new Section(path + "[]", each)).toList();
      case Map<?, ?> map when map.isEmpty() -> List.of();
      default -> throw unexpected(path, "a list", value);
    };
  }

  /// The sections of a mapping by their names, in the file's order.
  Map<String, Section> sections() {
    var sections = new LinkedHashMap<String, Section>();
    entries().keySet().forEach(name -> sections.put(name.toString(), section(name.toString())));
    return sections;
  }

  String asText() {
    return text(path, value);
  }

  private Map<?, ?> entries() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw unexpected(path, "a mapping", value);
  }

  private static String text(String path, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw unexpected(path, "a text", value);
  }

  private static IllegalArgumentException unexpected(String path, String expected, Object found) {
    return new IllegalArgumentException(
        "template.yaml: expected %s at %s, found %s".formatted(expected, path, found));
  }
}
