package topicwire.query.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.query.list.ArticleList;
import topicwire.runtime.http.Parameters;

/// A list in words, for the titles of feeds: readers tell subscriptions apart by them.
final class Words {
  /// How each condition is said, in this order.
  private static final List<Map.Entry<String, String>> CONDITIONS =
      List.of(
          Map.entry("type", "type %s"),
          Map.entry("category", "category %s"),
          Map.entry("provider", "from %s"),
          Map.entry("from", "since %s"),
          Map.entry("to", "before %s"),
          Map.entry("minHeat", "heat %s or more"),
          Map.entry("minQuality", "quality %s or more"));

  private Words() {}

  /// `AI Hardware, type video`; empty for all articles, newest first.
  static String of(ArticleList list) {
    var parameters = list.call().parameters();
    var conditions = conditions(parameters);
    var topics = topics(list, parameters);
    if (topics == null && conditions.isEmpty()) {
      return "";
    }
    conditions.addFirst(topics == null ? "All articles" : topics);
    return String.join(", ", conditions);
  }

  private static @Nullable String topics(ArticleList list, Parameters parameters) {
    var heading = list.heading();
    if (heading != null) {
      var name = list.name();
      return name == null || name.isEmpty() ? heading.slug() : name;
    }
    var expression = parameters.get("topics");
    return expression == null
        ? null
        : Arrays.stream(expression.split("\\|", -1))
            .map(Words::group)
            .collect(Collectors.joining(expression.contains(",") ? ", or " : " or "));
  }

  private static String group(String group) {
    return Arrays.stream(group.split(",", -1))
        .map(String::strip)
        .map(term -> term.startsWith("-") ? "not " + term.substring(1) : term)
        .collect(Collectors.joining(" and "));
  }

  private static List<String> conditions(Parameters parameters) {
    var conditions = new ArrayList<String>();
    for (var condition : CONDITIONS) {
      var value = parameters.get(condition.getKey());
      if (value != null) {
        conditions.add(condition.getValue().formatted(value));
      }
    }
    if ("heat".equals(parameters.get("sort"))) {
      conditions.add("hottest first");
    }
    return conditions;
  }
}
