package topicwire.local.function;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which records of a stream a function wants, as `FilterCriteria` has it: an object whose lists
/// hold what a field may be, texts or `{"prefix":"…"}`. Other rules are refused.
///
/// Source: [Filter rule
/// syntax](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax).
final class EventPattern {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> patterns;

  /// @param patterns of which one is enough; without any, every record is wanted
  EventPattern(List<String> patterns) {
    this.patterns = patterns.stream().map(JSON::readTree).toList();
  }

  boolean matches(JsonNode record) {
    return patterns.isEmpty() || patterns.stream().anyMatch(each -> matches(each, record));
  }

  private static boolean matches(JsonNode pattern, JsonNode value) {
    return pattern.isArray()
        ? pattern.valueStream().anyMatch(rule -> isAllowed(rule, value))
        : pattern
            .propertyStream()
            .allMatch(each -> matches(each.getValue(), value.path(each.getKey())));
  }

  private static boolean isAllowed(JsonNode rule, JsonNode value) {
    if (rule.isString()) {
      return rule.equals(value);
    }
    if (rule.size() == 1 && rule.path("prefix").isString()) {
      return value.isString() && value.asString().startsWith(rule.path("prefix").asString());
    }
    throw new IllegalArgumentException("expected a text or a prefix in a pattern, found " + rule);
  }
}
