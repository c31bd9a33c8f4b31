package topicwire.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The conditions of a template, decided by the values of its parameters.
final class Conditions {
  private static final Set<String> FUNCTIONS =
      Set.of("Condition", "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or");

  private final Section all;
  private final UnaryOperator<Object> resolve;

  /// @param all by their names
  /// @param resolve gives what is compared its value
  Conditions(Section all, UnaryOperator<Object> resolve) {
    this.all = all;
    this.resolve = resolve;
  }

  /// Whether the condition of that name holds.
  boolean holds(String name) {
    if (!all.has(name)) {
      throw new IllegalArgumentException(
          "template.yaml: expected a condition at %s.%s, found nothing"
              .formatted(all.path(), name));
    }
    return decide(all.section(name).value());
  }

  private boolean decide(Object condition) {
    if (condition instanceof Map<?, ?> call
        && call.size() == 1
        && FUNCTIONS.contains(String.valueOf(call.keySet().iterator().next()))) {
      var argument = call.values().iterator().next();
      var parts = argument instanceof List<?> list ? list : List.of(argument);
      return switch (String.valueOf(call.keySet().iterator().next())) {
        case "Condition" -> holds(String.valueOf(argument));
        case "Fn::Equals" -> resolve.apply(parts.getFirst()).equals(resolve.apply(parts.getLast()));
        case "Fn::Not" -> !decide(parts.getFirst());
        case "Fn::And" -> parts.stream().allMatch(this::decide);
        default -> parts.stream().anyMatch(this::decide);
      };
    }
    throw new IllegalArgumentException(
        "template.yaml: expected one of %s in a condition, found %s"
            .formatted(FUNCTIONS, condition));
  }
}
