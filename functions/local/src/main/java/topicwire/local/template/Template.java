package topicwire.local.template;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A SAM template whose references have values.
///
/// Resolved are `Fn::If` by the conditions, and `Ref`, `Fn::GetAtt` and `Fn::Sub` of parameters,
/// pseudo parameters and the resources that [#name] was called for. Other functions are left as
/// they stand: the parts that run locally use none.
public final class Template {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}!]+)}");

  /// What a property has whose value is `AWS::NoValue`: it is left out.
  private static final Object NONE = new Object();

  private final Map<?, ?> root;
  private final Conditions conditions;
  private final Map<String, String> values = new HashMap<>();

  private Template(Map<?, ?> root, Map<String, String> parameters) {
    this.root = root;
    values.putAll(Deployment.PSEUDO_PARAMETERS);
    for (var parameter : raw("Parameters").sections().entrySet()) {
      parameter
          .getValue()
          .optionalText("Default")
          .ifPresent(v -> values.put(parameter.getKey(), v));
    }
    values.putAll(parameters);
    var all = raw("Conditions");
    conditions = new Conditions(all, value -> resolve(all.path(), value));
  }

  /// Reads a template.
  ///
  /// @param yaml the template's text
  /// @param parameters values for parameters; the others keep their defaults
  public static Template read(Reader yaml, Map<String, String> parameters) {
    return new Template(TemplateReader.read(yaml), parameters);
  }

  /// The template that this build deploys.
  public static Template bundled(Map<String, String> parameters) {
    var resource = "/topicwire/local/template.yaml";
    try (var stream =
            Objects.requireNonNull(Template.class.getResourceAsStream(resource), resource);
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return read(reader, parameters);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Says what a resource is called locally: what `Ref` and `GetAtt` give.
  void name(String resource, String reference, Map<String, String> attributes) {
    values.put(resource, reference);
    attributes.forEach((attribute, value) -> values.put(resource + "." + attribute, value));
  }

  /// The logical names of the resources of a type, in the file's order.
  List<String> resources(String type) {
    return raw("Resources").sections().entrySet().stream()
        .filter(resource -> resource.getValue().text("Type").equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether a resource is made: without a condition, or when it holds. Conditions are read that
  /// compare a parameter with a text; others are taken to hold.
  boolean isMade(String resource) {
    var condition = raw("Resources").section(resource).optionalText("Condition");
    return condition.map(name -> holds(raw("Conditions").section(name).value())).orElse(true);
  }

  private boolean holds(Object condition) {
    return switch (condition) {
      case Map<?, ?> call when call.get("Fn::Not") instanceof List<?> one && !one.isEmpty() ->
          !holds(one.getFirst());
      case Map<?, ?> call when call.get("Fn::Equals") instanceof List<?> two && two.size() == 2 ->
          resolve("Conditions", two.getFirst()).equals(resolve("Conditions", two.getLast()));
      default -> true;
    };
  }

  /// The properties of a resource, resolved.
  Section properties(String resource) {
    var raw = raw("Resources").section(resource).section("Properties");
    return new Section(raw.path(), resolve(raw.path(), raw.value()));
  }

  /// A part of the template as it is written, functions in their long form.
  Section raw(String name) {
    return new Section("", root).section(name);
  }

  private Object resolve(String path, Object value) {
    return switch (value) {
      case Map<?, ?> call when call.get("Fn::If") instanceof List<?> parts ->
          resolve(path, parts.get(conditions.holds(text(parts.getFirst())) ? 1 : 2));
      case Map<?, ?> call when "AWS::NoValue".equals(call.get("Ref")) -> NONE;
      case Map<?, ?> call when call.containsKey("Ref") -> lookUp(path, text(call.get("Ref")));
      case Map<?, ?> call when call.containsKey("Fn::GetAtt") ->
          lookUp(path, attribute(Objects.requireNonNull(call.get("Fn::GetAtt"))));
      case Map<?, ?> call when call.get("Fn::Sub") instanceof String pattern ->
          SUBSTITUTION
              .matcher(pattern)
              .replaceAll(match -> Matcher.quoteReplacement(lookUp(path, match.group(1))));
      case Map<?, ?> mapping -> {
        var resolved = new LinkedHashMap<String, Object>();
        mapping.forEach(
            (name, inner) -> resolved.put(text(name), resolve(path + "." + name, inner)));
        resolved.values().removeIf(each -> each == NONE);
        yield resolved;
      }
      case List<?> list -> {
        var resolved = new ArrayList<Object>();
        list.forEach(element -> resolved.add(resolve(path + "[]", element)));
        resolved.removeIf(each -> each == NONE);
        yield resolved;
      }
      default -> value;
    };
  }

  private String lookUp(String path, String name) {
    // A name that nothing local has may stand in a part that nobody here reads.
    return values.getOrDefault(name, "(" + name + " is not known locally; see " + path + ")");
  }

  private static String attribute(Object argument) {
    return argument instanceof List<?> parts
        ? String.join(".", parts.stream().map(Template::text).toList())
        : text(argument);
  }

  private static String text(Object value) {
    return value.toString();
  }
}
