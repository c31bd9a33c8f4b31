package topicwire.index.table.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import topicwire.index.table.Condition;
import topicwire.index.table.Filter;
import topicwire.index.table.Value;

/// Collects the names and values of a request's expressions behind placeholders: no name can clash.
final class Expression {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  /// A placeholder for an attribute's name.
  String name(String attribute) {
    var placeholder = "#n" + names.size();
    names.put(placeholder, attribute);
    return placeholder;
  }

  /// A placeholder for a value.
  String value(AttributeValue value) {
    var placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  String value(Value value) {
    return value(Items.of(value));
  }

  /// Null when there are none: DynamoDB refuses an empty map.
  @SuppressWarnings("NullAway") // the SDK's builders take null for "not set"
  Map<String, String> names() {
    return names.isEmpty() ? null : names;
  }

  /// Null when there are none.
  @SuppressWarnings("NullAway")
  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }

  /// Null for no condition.
  @SuppressWarnings("NullAway")
  String condition(Condition condition) {
    return switch (condition) {
      case Condition.Always _ -> null;
      case Condition.Absent _ -> "attribute_not_exists(" + name(Items.PK) + ")";
      case Condition.Lacks(var attribute) -> "attribute_not_exists(" + name(attribute) + ")";
      case Condition.Equal(var attributes) ->
          attributes.entrySet().stream()
              .map(wanted -> name(wanted.getKey()) + " = " + value(wanted.getValue()))
              .collect(Collectors.joining(" AND "));
    };
  }

  /// Null for no filter.
  @SuppressWarnings("NullAway")
  String filters(List<Filter> filters) {
    return filters.isEmpty()
        ? null
        : filters.stream().map(this::filter).collect(Collectors.joining(" AND "));
  }

  private String filter(Filter filter) {
    return switch (filter) {
      case Filter.Has(var attribute, var text) ->
          "contains(%s, %s)".formatted(name(attribute), value(Items.text(text)));
      case Filter.HasNot(var attribute, var text) ->
          "NOT contains(%s, %s)".formatted(name(attribute), value(Items.text(text)));
      case Filter.Is(var attribute, var text) -> name(attribute) + " = " + value(Items.text(text));
      case Filter.AtLeast(var attribute, var number) ->
          name(attribute) + " >= " + value(new Value.Whole(number));
    };
  }
}
